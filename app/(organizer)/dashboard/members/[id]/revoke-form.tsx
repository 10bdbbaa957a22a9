"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { revokeInvitationAction } from "./actions.ts";

export function RevokeForm({ id, email }: { id: string; email: string }) {
  const [state, formAction] = useFormAction(revokeInvitationAction);
  return (
    <form action={formAction}>
      <FormKey state={state} />
      <input type="hidden" name="invitationId" value={id} />
      <SubmitButton variant="quiet">
        Take back<span className="sr-only"> the invitation of {email}</span>
      </SubmitButton>
      <ErrorSummary formError={state.formError} />
    </form>
  );
}
