"use client";

import { isRefused } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { removePasskeyAction } from "./actions.ts";

/** Takes a passkey away, in two steps: it cannot be brought back, only added anew. */
export function RemovePasskeyForm({ passkeyId, name }: { passkeyId: string; name: string }) {
  const [state, formAction] = useFormAction(removePasskeyAction);
  return (
    <details open={isRefused(state) || undefined}>
      <summary className="target inline-flex cursor-pointer items-center underline">
        Remove<span className="sr-only"> {name}</span>
      </summary>
      <form action={formAction} className="flex flex-col items-start gap-2 py-2">
        <FormKey state={state} />
        <input type="hidden" name="passkeyId" value={passkeyId} />
        <p className="text-sm">It signs nobody in any more, and you are signed out elsewhere.</p>
        <SubmitButton variant="danger">Yes, remove</SubmitButton>
        <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      </form>
    </details>
  );
}
