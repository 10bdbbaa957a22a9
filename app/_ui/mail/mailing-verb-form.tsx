"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = { action: FormAction; id: string; label: string; variant?: ButtonVariant };

/** One thing that can be done with a mailing under way. */
export function MailingVerbForm({ action, id, label, variant = "quiet" }: Props) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={variant}>{label}</SubmitButton>
    </form>
  );
}
