"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = { action: FormAction; meetingId: string; id: string };

/** Takes an imported list away again, as one. */
export function UndoForm({ action, meetingId, id }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="danger" pendingLabel="Taking away…">
        Undo the import
      </SubmitButton>
    </form>
  );
}
