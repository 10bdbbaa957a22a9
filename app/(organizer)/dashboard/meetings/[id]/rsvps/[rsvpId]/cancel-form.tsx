"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = { action: FormAction; id: string; meetingId: string };

/** The button that cancels somebody's RSVP. */
export function CancelForm({ action, id, meetingId }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="mt-3 flex flex-col items-start gap-3">
      <ErrorSummary formError={state.formError} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <SubmitButton variant="danger" pendingLabel="Cancelling…">
        Yes, cancel this RSVP
      </SubmitButton>
    </form>
  );
}
