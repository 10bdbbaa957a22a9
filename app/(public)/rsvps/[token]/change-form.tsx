"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  token: string;
  name: string;
  partySize: number;
  /** The largest party allowed; at least the present one. */
  most: number;
};

/** Name and party of an RSVP. */
export function ChangeForm({ action, token, name, partySize, most }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  const typed = (field: string, now: string) => String(state.values?.[field] ?? now);
  const errors = state.fieldErrors ?? {};
  return (
    <form
      // What is shown follows what is stored once it was saved.
      key={`${name} ${partySize}`}
      action={formAction}
      noValidate
      className="mt-3 flex max-w-md flex-col gap-4"
    >
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <p role="status" className="font-semibold text-good empty:hidden">
        {state.ok ? "Saved." : ""}
      </p>
      <input type="hidden" name="token" value={token} />
      <InputField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={typed("name", name)}
        error={errors.name}
        required
      />
      {most > 1 || partySize > 1 ? (
        <InputField
          name="partySize"
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          label="How many of you?"
          hint={`You and who comes with you, ${most} at most.`}
          defaultValue={typed("partySize", String(partySize))}
          error={errors.partySize}
          className="max-w-32"
          required
        />
      ) : (
        <input type="hidden" name="partySize" value={partySize} />
      )}
      <div>
        <SubmitButton variant="quiet" pendingLabel="Saving…">
          Save changes
        </SubmitButton>
      </div>
    </form>
  );
}
