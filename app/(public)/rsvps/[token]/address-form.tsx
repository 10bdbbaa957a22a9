"use client";

import { useActionState } from "react";
import { type FormAction, isRefused, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = { action: FormAction<never>; token: string; hint: string };

/** Another address for the RSVP, folded away until it is wanted. */
export function AddressForm({ action, token, hint }: Props) {
  const [state, formAction] = useActionState(action, untouched, "#address");
  const { values, fieldErrors } = state;
  return (
    <details className="mt-3" open={isRefused(state) || undefined}>
      <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
        Use another address
      </summary>
      <form action={formAction} noValidate className="mt-3 flex max-w-md flex-col gap-4">
        <FormKey state={state} />
        <ErrorSummary
          formError={state.formError}
          fieldErrors={fieldErrors}
          ids={{ email: "new-email" }}
        />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="insist" value={String(values?.insist ?? "")} />
        <InputField
          id="new-email"
          name="email"
          type="email"
          label="New e-mail address"
          hint={hint}
          autoComplete="email"
          defaultValue={String(values?.email ?? "")}
          error={fieldErrors?.email}
          required
        />
        <div>
          <SubmitButton variant="quiet" pendingLabel="One moment…">
            Ask the new address
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
