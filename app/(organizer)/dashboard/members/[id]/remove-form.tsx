"use client";

import { isRefused } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { removeMemberAction } from "./actions.ts";

type Props = { groupId: string; accountId: string; name: string; isSelf: boolean };

/** Takes a member out. In two steps, since it cannot be undone without them. */
export function RemoveForm({ groupId, accountId, name, isSelf }: Props) {
  const [state, formAction] = useFormAction(removeMemberAction);
  return (
    <details open={isRefused(state) || undefined}>
      <summary className="target inline-flex cursor-pointer items-center underline">
        {isSelf ? "Leave the group" : "Remove"}
        {isSelf ? null : <span className="sr-only"> {name}</span>}
      </summary>
      <form action={formAction} className="flex flex-col items-start gap-2 py-2">
        <FormKey state={state} />
        <input type="hidden" name="groupId" value={groupId} />
        <input type="hidden" name="accountId" value={accountId} />
        <p className="text-sm">
          {isSelf
            ? "You lose your role at once."
            : `${name} loses the role and is signed out at once.`}
        </p>
        <SubmitButton variant="danger">{isSelf ? "Yes, leave" : "Yes, remove"}</SubmitButton>
        <ErrorSummary formError={state.formError} />
      </form>
    </details>
  );
}
