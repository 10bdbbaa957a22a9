"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { FormActions, InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { ChoiceFields, type GroupChoice } from "#app/_ui/subscribers/choice-fields.tsx";

type Props = { action: FormAction; groups: readonly GroupChoice[]; cancelTo: string };

/** An address that somebody gave an organizer, with how they agreed. */
export function InviteForm({ action, groups, cancelTo }: Props) {
  const [state, formAction] = useFormAction(action);
  const errors = state.fieldErrors ?? {};
  const typed = (name: string) => String(state.values?.[name] ?? "");
  return (
    <form action={formAction} noValidate className="flex max-w-xl flex-col gap-6">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="off"
        defaultValue={typed("email")}
        error={errors.email}
        required
      />
      <InputField
        name="consent"
        label="How they agreed"
        hint="For example “signed the list on 3 May”. It is kept in the group’s trail, so name nobody here."
        autoComplete="off"
        defaultValue={typed("consent")}
        error={errors.consent}
        required
      />
      <ChoiceFields
        groups={groups}
        chosen={{ groups: [], kinds: ["meetings", "changes"], pace: "at-once" }}
        values={state.values}
        errors={errors}
      />
      <FormActions>
        <SubmitButton pendingLabel="Asking…">Ask them by mail</SubmitButton>
        <ButtonLink href={cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  );
}
