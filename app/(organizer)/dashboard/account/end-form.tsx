"use client";

import { useActionState } from "react";
import { untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { endSessionAction } from "./actions.ts";

export function EndForm({ sessionId, name }: { sessionId: string; name: string }) {
  const [state, formAction] = useActionState(endSessionAction, untouched);
  return (
    <form action={formAction}>
      <FormKey state={state} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton variant="quiet">
        Sign out<span className="sr-only"> {name}</span>
      </SubmitButton>
      <ErrorSummary formError={state.formError} />
    </form>
  );
}
