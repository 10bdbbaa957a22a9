"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  id: string;
  /** The meeting that the list is for. */
  meetingId?: string;
  variant?: "danger" | "quiet";
  pendingLabel: string;
  /** What the button says. */
  children: ReactNode;
};

/** Ends an import, or begins to take it away again. */
export function EndForm({ action, id, meetingId, variant, pendingLabel, children }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      {meetingId ? <input type="hidden" name="meetingId" value={meetingId} /> : null}
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
    </form>
  );
}

/** Stops an import that is under way: what is imported stays. */
export function StopForm(props: Pick<Props, "action" | "id" | "meetingId">) {
  return (
    <EndForm {...props} variant="quiet" pendingLabel="Stopping…">
      Stop the import
    </EndForm>
  );
}

/** Takes an imported list away again, as one. */
export function UndoForm(props: Pick<Props, "action" | "id" | "meetingId">) {
  return (
    <EndForm {...props} variant="danger" pendingLabel="Taking away…">
      Undo the import
    </EndForm>
  );
}
