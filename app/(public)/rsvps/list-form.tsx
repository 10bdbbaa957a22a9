"use client";

import { useActionState } from "react";
import { type FormAction, type FormState, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { ListAnswer } from "./actions.ts";

/** One field: the address to which the list is mailed. */
export function ListForm({ action }: { action: FormAction<ListAnswer> }) {
  const [state, formAction] = useActionState(action, untouched as FormState<ListAnswer>);
  if (state.ok && state.value) {
    return (
      <p
        role="status"
        tabIndex={-1}
        data-focus=""
        className="measure border-l-[6px] border-good pl-4 text-lg outline-none"
      >
        If there are RSVPs with <strong className="wrap-anywhere">{state.value.email}</strong>, the
        link{" "}
        {state.value.mailed ? "is on its way there." : "waits until this site has a mail server."}{" "}
        Nothing has come after a few minutes? Look among the unwanted mails, or try another address
        of yours.
      </p>
    );
  }
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
