"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { PasswordField } from "#app/(organizer)/password-field.tsx";
import { acceptAction } from "./actions.ts";

type Props = {
  token: string;
  isNew: boolean;
  /** Whether links to sign in can be mailed. */
  mailer: boolean;
};

/** The button that accepts; for a new person with a name and, if they like, a password. */
export function AcceptForm({ token, isNew, mailer }: Props) {
  const [state, formAction] = useFormAction(acceptAction);
  const errors = state.fieldErrors ?? {};
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <input type="hidden" name="token" value={token} />
      {isNew ? (
        <>
          <InputField
            name="name"
            label="Your name"
            hint="Shown to the other members of the group."
            autoComplete="name"
            defaultValue={String(state.values?.name ?? "")}
            error={errors.name}
          />
          <PasswordField
            name="password"
            label="A password"
            hint={
              mailer
                ? "10 characters or more. Leave it empty to sign in by links in mails."
                : "10 characters or more."
            }
            required={!mailer}
            autoComplete="new-password"
            state={state}
          />
        </>
      ) : null}
      <SubmitButton className="w-full">Accept the invitation</SubmitButton>
      <p className="text-quiet">If you do not want to, close this page: nothing happens.</p>
    </form>
  );
}
