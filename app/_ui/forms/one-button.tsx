"use client";

import type { ReactNode } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { FormKey } from "./form-key.tsx";
import { useFormAction } from "./use-form-action.ts";

type Props = {
  action: FormAction;
  /** What it is done to: what the form sends beside its key. */
  fields?: Record<string, string | undefined>;
  variant?: ButtonVariant;
  pendingLabel?: string;
  /** What the button says. */
  children: ReactNode;
};

/** A form that is one button: something to do, with a row or with all of them; it says why where that cannot be. */
export function OneButton({
  action,
  fields = {},
  variant = "quiet",
  pendingLabel,
  children,
}: Props) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="flex flex-col items-start gap-2">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      {Object.entries(fields).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
    </form>
  );
}
