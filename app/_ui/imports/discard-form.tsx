"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

/** Puts the list away; nothing that was imported goes with it. */
export function DiscardForm({ action, meetingId }: { action: FormAction; meetingId?: string }) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      {meetingId ? <input type="hidden" name="meetingId" value={meetingId} /> : null}
      <SubmitButton variant="quiet">Put this list away</SubmitButton>
    </form>
  );
}
