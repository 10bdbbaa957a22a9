"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { FormKey } from "./form-key.tsx";

type Props = {
  action: FormAction;
  id?: string;
  label: string;
  pendingLabel: string;
  variant?: ButtonVariant;
};

/** A form that is one button: something to do, with a row or with all of them. */
export function OneButton({ action, id, label, pendingLabel, variant = "quiet" }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="flex flex-col items-start gap-2">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
