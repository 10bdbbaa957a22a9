"use client";

import { useActionState } from "react";
import { untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { changeNameAction } from "./actions.ts";

export function NameForm({ name }: { name: string }) {
  const [state, formAction] = useActionState(changeNameAction, untouched);
  return (
    <form action={formAction} noValidate className="flex flex-col gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <InputField
        name="name"
        label="Your name"
        hint="Other members of your groups see it, and people you invite."
        autoComplete="name"
        defaultValue={String(state.values?.name ?? name)}
        error={state.fieldErrors?.name}
        required
      />
      <div className="flex items-center gap-3">
        <SubmitButton>Save the name</SubmitButton>
        {state.ok ? (
          <p role="status" className="font-semibold text-good">
            Saved.
          </p>
        ) : null}
      </div>
    </form>
  );
}
