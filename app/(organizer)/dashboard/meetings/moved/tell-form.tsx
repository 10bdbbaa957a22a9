"use client";

import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { plural } from "#lib/text/plural.ts";
import { tell } from "./actions.ts";

/** The one press for all of them. */
export function TellForm({ untold }: { untold: number }) {
  const [state, action, pending] = useFormAction(tell);
  return (
    <form action={action} className="mt-6 flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <SubmitButton pending={pending} pendingLabel="Sending…">
        {untold === 0
          ? "Put these away: nobody is to be told"
          : plural(untold, {
              one: "Send one person an updated invitation",
              other: `Send ${untold} people updated invitations`,
            })}
      </SubmitButton>
    </form>
  );
}
