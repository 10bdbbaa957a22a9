"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

/** One field: the address to which the list is mailed. */
export function ListForm({ action }: { action: FormAction<never> }) {
  const [state, formAction] = useActionState(action, untouched);
  return (
    <form
      action={formAction}
      noValidate
      className="flex max-w-md flex-col gap-4"
      aria-label="RSVPs"
    >
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="email"
        defaultValue={String(state.values?.email ?? "")}
        error={state.fieldErrors?.email}
        required
      />
      <div>
        <SubmitButton pendingLabel="One moment…">Mail me the link</SubmitButton>
      </div>
    </form>
  );
}
