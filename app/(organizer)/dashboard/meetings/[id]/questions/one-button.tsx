"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  fields: Record<string, string>;
  variant?: ButtonVariant;
  children: ReactNode;
};

/** One button that does one thing to a question, and says why if it cannot. */
export function OneButton({ action, fields, variant = "quiet", children }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form action={formAction}>
      <FormKey state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant}>{children}</SubmitButton>
      <ErrorSummary formError={state.formError} />
    </form>
  );
}
