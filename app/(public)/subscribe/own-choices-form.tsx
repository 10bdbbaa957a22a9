"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { ChoiceFields, type GroupChoice } from "#app/_ui/subscribers/choice-fields.tsx";
import type { Choices } from "#lib/subscribers/choices.ts";
import { EVERY_GROUP } from "./every-group.ts";

type Props = {
  action: FormAction<never>;
  token: string;
  groups: readonly GroupChoice[];
  chosen: Choices;
  label: string;
};

/** The choices of the owner of a mailed link. */
export function OwnChoicesForm({ action, token, groups, chosen, label }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  const errors = state.fieldErrors ?? {};
  return (
    <form action={formAction} noValidate className="mt-3 flex max-w-xl flex-col gap-6">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <input type="hidden" name="token" value={token} />
      <ChoiceFields
        all={EVERY_GROUP}
        groups={groups}
        chosen={chosen}
        values={state.values}
        errors={errors}
      />
      <div>
        <SubmitButton pendingLabel="One moment…">{label}</SubmitButton>
      </div>
    </form>
  );
}
