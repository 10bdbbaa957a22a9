"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { SubmitButton } from "../submit-button.tsx";

/** The button that merges, and why it did not if it did not. */
export function MergeForm({
  action,
  intoId,
  label,
}: {
  action: FormAction;
  intoId: string;
  label: string;
}) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="flex flex-col gap-2">
      <FormKey state={state} />
      <input type="hidden" name="intoId" value={intoId} />
      <ErrorSummary formError={state.formError} />
      <SubmitButton pendingLabel="Merging…">{label}</SubmitButton>
    </form>
  );
}
