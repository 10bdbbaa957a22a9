"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = { action: FormAction<never>; fields: Record<string, string> };

/** Has the mail sent once more to who does not find it. */
export function AgainForm({ action, fields }: Props) {
  const [state, formAction] = useActionState(action, untouched, "#rsvp");
  return (
    <form action={formAction} className="mt-2 flex flex-col items-start gap-2">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>Nothing has come after a few minutes, also not among the unwanted mails?</p>
      <SubmitButton variant="quiet" pendingLabel="Sending…">
        Send the mail again
      </SubmitButton>
    </form>
  );
}
