"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { FormActions, InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { MessagePreview } from "#lib/messages/commands.ts";
import { messageDraft } from "#lib/messages/input.ts";
import { PLACE_WORDS, PLACES } from "#lib/messages/places.ts";
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
  const hydrated = useHydrated();
  const live = useLiveMail(show, form.formRef);
  const mail = live.mail ?? form.state.value?.preview ?? preview;
  const testTo = form.pending ? undefined : form.state.value?.testTo;
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <form {...form.formProps} onInput={live.typed} className="flex min-w-0 flex-col gap-5">
        <ErrorSummary {...form.summary} />
        <UnsavedGuard form={form.formRef} off={form.pending} />
        <input type="hidden" name="meetingId" value={meetingId} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="expected" value={people} />
        <InputField {...form.field("subject")} label="Subject" required autoComplete="off" />
        <TextareaField
          {...form.field("body")}
          label="Message"
          hint="Markdown: an empty line begins a paragraph, **bold**, [link](https://…). The meeting’s time and place stand below it."
          required
          rows={12}
        />
        <section aria-labelledby="places">
          <h3 id="places" className="font-semibold">
            What can stand in the words
          </h3>
          <dl className="mt-1 grid grid-cols-[8rem_1fr] text-sm">
            {PLACES.map((place) => (
              <div key={place} className="contents">
                <dt>
                  <code>{`{${place}}`}</code>
                </dt>
                <dd className="text-quiet">{PLACE_WORDS[place]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="One moment…">
            {people === 1 ? "Send to 1 person" : `Send to ${people} people`}
          </SubmitButton>
          <SubmitButton variant="quiet" name="intent" value="test" pending={form.pending}>
            Send a test to myself
          </SubmitButton>
          {hydrated ? null : (
            <SubmitButton variant="quiet" name="intent" value="show">
              Preview
            </SubmitButton>
          )}
          <ButtonLink href={cancelTo}>Cancel</ButtonLink>
        </FormActions>
        <p role="status" className="font-semibold text-good">
          {testTo ? `A test is on its way to ${testTo}.` : ""}
        </p>
      </form>
      <MailPreview
        mail={mail}
        note={
          mail.to
            ? `As the first of them, ${mail.to}, would get it. The link is each reader’s own.`
            : "As a reader would get it."
        }
      />
    </div>
  );
}
