"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { changeNameAction } from "./actions.ts";

export function NameForm({ name }: { name: string }) {
  const [state, formAction] = useFormAction(changeNameAction);
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
