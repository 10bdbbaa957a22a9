"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  token: string;
  label: string;
  pendingLabel: string;
  variant?: ButtonVariant;
};

/** One button that does one thing by the manage link. */
export function PressForm({ action, token, label, pendingLabel, variant }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction} className="mt-3 flex flex-col items-start gap-3">
      <ErrorSummary formError={state.formError} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
