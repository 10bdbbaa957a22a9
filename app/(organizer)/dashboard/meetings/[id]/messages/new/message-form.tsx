"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailForm } from "#app/_ui/mail/mail-form.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import { WordPlaces } from "#app/_ui/mail/word-places.tsx";
import type { MessagePreview } from "#lib/messages/commands.ts";
import { messageDraft, PLACES } from "#lib/messages/input.ts";
import { insistOn } from "#lib/messages/refusals.ts";
import { plural } from "#lib/text/plural.ts";
import type { MessageState } from "./actions.ts";

type Props = {
  meetingId: string;
  to: string;
  people: number;
  values: { subject: string; body: string };
  preview: MessagePreview;
  action: FormAction<MessageState>;
  show: (data: FormData) => Promise<MessagePreview | null>;
  cancelTo: string;
};

/** The words of a message, and beside them the mail that its first reader would get. */
export function MessageForm(props: Props) {
  const { meetingId, to, people, values, preview, action, show, cancelTo } = props;
  const form = useDeskForm({ schema: messageDraft, action, values: { meetingId, to, ...values } });
  const live = useLiveMail(show, form.formRef);
  const mail = live.mail ?? form.state.value?.preview ?? preview;
  return (
    <MailForm
      form={form}
      typed={live.typed}
      label={plural(people, { one: "Send to 1 person", other: `Send to ${people} people` })}
      test={{ sentTo: form.state.value?.testTo }}
      cancelTo={cancelTo}
      preview={
        <MailPreview
          mail={mail}
          note={
            mail.to
              ? `As the first of them, ${mail.to}, would get it. The link is each reader’s own.`
              : "As a reader would get it."
          }
        />
      }
    >
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="insist" value={insistOn("changed", people)} />
      <InputField {...form.field("subject")} label="Subject" required autoComplete="off" />
      <TextareaField
        {...form.field("body")}
        label="Message"
        hint="Markdown: an empty line begins a paragraph, **bold**, [link](https://…). The meeting’s time and place stand below it."
        required
        rows={12}
      />
      <WordPlaces level="h3" places={PLACES} />
    </MailForm>
  );
}
