"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { ROLES } from "#lib/members/input.ts";
import { inviteMemberAction } from "./actions.ts";

export function InviteForm({ groupId }: { groupId: string }) {
  const [state, formAction] = useFormAction(inviteMemberAction);
  const typed = (name: string, otherwise: string) => String(state.values?.[name] ?? otherwise);
  return (
    <form action={formAction} noValidate className="flex max-w-md flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      {state.ok ? (
        <p role="status" className="font-semibold text-good">
          The invitation is written. Where no mail server is set, its link stands above.
        </p>
      ) : null}
      <input type="hidden" name="groupId" value={groupId} />
      <InputField
        name="email"
        type="email"
        label="E-mail"
        autoCapitalize="none"
        autoComplete="off"
        defaultValue={typed("email", "")}
        error={state.fieldErrors?.email}
        required
      />
      <SelectField
        key={typed("role", "helper")}
        name="role"
        label="Role"
        defaultValue={typed("role", "helper")}
        error={state.fieldErrors?.role}
      >
        {ROLES.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </SelectField>
      <SubmitButton className="self-start">Send the invitation</SubmitButton>
    </form>
  );
}
