"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { FormActions, InputField, SelectField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Preview } from "#lib/newsletter/commands.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import type { LetterKind } from "#lib/newsletter/kinds.ts";
import type { LetterState } from "./actions.ts";

export type Sender = { id: string; label: string };

type Props = {
  /** Made for this form: the same press never sends twice. */
  formKey: string;
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
  const { formKey, kind, meetingId, senders, subject, preview, action, show } = props;
  const values = { subject, groupId: senders[0]?.id ?? "" };
  const form = useDeskForm({ schema: letterInput, action, values });
  const hydrated = useHydrated();
  const live = useLiveMail(show, form.formRef);
  const mail = live.mail ?? form.state.value?.preview ?? preview;
  const testTo = form.pending ? undefined : form.state.value?.testTo;
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <form {...form.formProps} onInput={live.typed} className="flex min-w-0 flex-col gap-5">
        <ErrorSummary {...form.summary} />
        <UnsavedGuard form={form.formRef} off={form.pending} />
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="meetingId" value={meetingId ?? ""} />
        {senders.length > 1 ? (
          <SelectField {...form.field("groupId")} label="From, and to whose readers">
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
          label={kind === "update" ? "What you want to say" : "Your words (optional)"}
          hint={`Markdown: an empty line begins a paragraph, **bold**, [link](https://…).${
            meetingId ? " The facts of the meeting stand below them." : ""
          }`}
          required={kind === "update"}
          rows={kind === "update" ? 14 : 6}
        />
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="One moment…">
            {props.sendLabel}
          </SubmitButton>
          <SubmitButton variant="quiet" name="intent" value="test" pending={form.pending}>
            Send a test to myself
          </SubmitButton>
          {hydrated ? null : (
            <SubmitButton variant="quiet" name="intent" value="show">
              Preview
            </SubmitButton>
          )}
          <ButtonLink href={props.cancelTo} variant="bare">
            Cancel
          </ButtonLink>
        </FormActions>
        <p role="status" className="font-semibold text-good">
          {testTo ? `A test is on its way to ${testTo}.` : ""}
        </p>
      </form>
      <MailPreview mail={mail} note="As a reader would get it. The last link is each one’s own." />
    </div>
  );
}
