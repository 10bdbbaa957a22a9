"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { confirmAction } from "./actions.ts";

export function ConfirmForm({ token, callbackUrl }: { token: string; callbackUrl: string }) {
  const [state, formAction] = useFormAction(confirmAction);
  return (
    <form action={formAction} className="flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <SubmitButton className="w-full">Sign in</SubmitButton>
    </form>
  );
}
