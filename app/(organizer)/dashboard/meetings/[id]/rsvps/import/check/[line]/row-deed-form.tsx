"use client";

import type { ReactNode } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { RowFields, type Which } from "./row-fields.tsx";

type Props = { action: FormAction; which: Which; children: ReactNode };

/** One press for a row of the list: to leave it out, or to take it as it is. */
export function RowDeedForm({ action, which, children }: Props) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      <RowFields which={which} />
      <SubmitButton variant="quiet">{children}</SubmitButton>
    </form>
  );
}
