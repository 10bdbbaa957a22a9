"use client";

import { useState } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailForm } from "#app/_ui/mail/mail-form.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import type { Preview } from "#lib/newsletter/commands.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import type { LetterKind } from "#lib/newsletter/kinds.ts";
import { counted } from "#lib/text/plural.ts";
import type { LetterState } from "./actions.ts";

export type Sender = { id: string; label: string; readers: number };

type Props = {
  kind: LetterKind;
  meetingId: string | null;
  /** In whose name an update can be; "" stands for the site. */
  senders: readonly Sender[];
  subject: string;
  sendLabel: string;
  preview: Preview;
  action: FormAction<LetterState>;
  show: (data: FormData) => Promise<Preview | null>;
  cancelTo: string;
};

/** The words of a letter, and beside them the mail that its readers would get. */
export function LetterForm(props: Props) {
  const { kind, meetingId, senders, subject, preview, action, show } = props;
  const values = { subject, groupId: senders[0]?.id ?? "" };
  const form = useDeskForm({ schema: letterInput, action, values });
  const hydrated = useHydrated();
  const [senderId, setSenderId] = useState(values.groupId);
  const sender = senders.find(({ id }) => id === senderId);
  const chosen = form.field("groupId");
  const live = useLiveMail(show, form.formRef);
  const mail = live.mail ?? form.state.value?.preview ?? preview;
  return (
    <MailForm
      form={form}
      typed={live.typed}
      // Without scripts the number stands beside the sender alone.
      label={
        hydrated && senders.length > 1 && sender
          ? `Send to ${counted(sender.readers, { one: "reader", other: "readers" })}`
          : props.sendLabel
      }
      test={{ sentTo: form.state.value?.testTo }}
      cancelTo={props.cancelTo}
      preview={
        <MailPreview
          mail={mail}
          note="As a subscriber would get it. The last link is each one’s own."
        />
      }
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="meetingId" value={meetingId ?? ""} />
      {senders.length > 1 ? (
        <SelectField
          {...chosen}
          label="From, and to whose subscribers"
          onChange={(event) => {
            void chosen.onChange(event);
            setSenderId(event.target.value);
          }}
        >
          {senders.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="groupId" value={senders[0]?.id ?? ""} />
      )}
      <InputField {...form.field("subject")} label="Subject" required autoComplete="off" />
      <TextareaField
        {...form.field("body")}
        label={kind === "update" ? "What you want to say" : "Your words"}
        hint={`Markdown: an empty line begins a paragraph, **bold**, [link](https://…).${
          meetingId ? " The facts of the meeting stand below them." : ""
        }`}
        required={kind === "update"}
        rows={kind === "update" ? 14 : 6}
      />
    </MailForm>
  );
}
