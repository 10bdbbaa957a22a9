"use client";

import { type FormAction, isRefused } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

/** Takes one subscriber off, after a second press: they cannot be put back without their word. */
export function RemoveForm({
  action,
  id,
  email,
}: {
  action: FormAction;
  id: string;
  email: string;
}) {
  const [state, formAction] = useFormAction(action);
  return (
    <details className="-my-2.5 print:hidden" open={isRefused(state) || undefined}>
      <summary className="target inline-flex cursor-pointer items-center underline">
        Remove<span className="sr-only"> {email}</span>
      </summary>
      <form action={formAction} className="flex flex-col items-start gap-2 pb-2">
        <FormKey state={state} />
        <ErrorSummary formError={state.formError} />
        <p className="text-sm text-quiet">They must sign up again to come back.</p>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="danger" pendingLabel="Removing…">
          Yes, remove
        </SubmitButton>
      </form>
    </details>
  );
}
