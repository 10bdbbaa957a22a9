"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { ROLES } from "#lib/members/input.ts";
import { changeRoleAction } from "./actions.ts";

type Props = { groupId: string; accountId: string; role: string; name: string };

export function RoleForm({ groupId, accountId, role, name }: Props) {
  const [state, formAction] = useFormAction(changeRoleAction);
  return (
    <form action={formAction} className="flex flex-col gap-1">
      <FormKey state={state} />
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="accountId" value={accountId} />
      <div className="flex flex-wrap items-center gap-2">
        <select
          key={role}
          name="role"
          aria-label={`Role of ${name}`}
          defaultValue={role}
          className="control w-auto"
        >
          {ROLES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <SubmitButton variant="quiet">
          Change<span className="sr-only"> the role of {name}</span>
        </SubmitButton>
      </div>
      <ErrorSummary formError={state.formError} />
      {state.ok ? (
        <p role="status" className="text-sm text-good">
          Changed.
        </p>
      ) : null}
    </form>
  );
}
