"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { PasswordField } from "#app/(organizer)/password-field.tsx";
import { changePasswordAction } from "./actions.ts";

/** `needsCurrent` is false for a first password, and for somebody who has just come in by a mailed link or a passkey. */
export function PasswordForm({
  needsCurrent,
  isFirst,
}: {
  needsCurrent: boolean;
  isFirst: boolean;
}) {
  const [state, formAction] = useFormAction(changePasswordAction);
  const errors = state.fieldErrors ?? {};
  return (
    <form action={formAction} noValidate className="flex flex-col gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      {needsCurrent ? (
        <PasswordField
          name="currentPassword"
          label="Present password"
          hint="Forgotten? Sign out, ask for a link, and choose a new one here."
          autoComplete="current-password"
          state={state}
          required
        />
      ) : null}
      <PasswordField
        name="password"
        label={isFirst ? "A password" : "New password"}
        hint="10 characters or more. All other sessions end when you save it; passkeys stay."
        autoComplete="new-password"
        state={state}
        required
      />
      <SubmitButton className="self-start">Save the password</SubmitButton>
    </form>
  );
}
