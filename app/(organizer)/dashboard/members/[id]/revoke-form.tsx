"use client";

import { useActionState } from "react";
import { untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { revokeInvitationAction } from "./actions.ts";

export function RevokeForm({ id, email }: { id: string; email: string }) {
  const [state, formAction] = useActionState(revokeInvitationAction, untouched);
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
