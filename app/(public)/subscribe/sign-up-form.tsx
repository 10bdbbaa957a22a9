"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { ChoiceFields, type GroupChoice } from "#app/_ui/subscribers/choice-fields.tsx";
import type { Choices } from "#lib/subscribers/choices.ts";
import { EVERY_GROUP } from "./every-group.ts";
import { Trap } from "./trap.tsx";

type Props = {
  action: FormAction<never>;
  /** When the page was made, signed. */
  opened: string;
  /** What is said beside the address. */
  hint: string | undefined;
  groups: readonly GroupChoice[];
  chosen: Choices;
};

/** The whole sign-up form: address and choices. It works without scripts. */
export function SignUpForm({ action, opened, hint, groups, chosen }: Props) {
  const [state, formAction] = useActionState(action, untouched, "#sign-up");
  const errors = state.fieldErrors ?? {};
  return (
    <form action={formAction} noValidate className="flex max-w-xl flex-col gap-6">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <input type="hidden" name="opened" value={String(state.values?.opened ?? opened)} />
      <input type="hidden" name="insist" value={String(state.values?.insist ?? "")} />
      <Trap id="subject" />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        hint={hint}
        autoComplete="email"
        defaultValue={String(state.values?.email ?? "")}
        error={errors.email}
        required
      />
      <ChoiceFields
        all={EVERY_GROUP}
        groups={groups}
        chosen={chosen}
        values={state.values}
        errors={errors}
      />
      <div>
        <SubmitButton pendingLabel="Sending…">Keep me informed</SubmitButton>
      </div>
    </form>
  );
}
