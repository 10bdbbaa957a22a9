"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Diagnosis } from "#lib/mail/server/diagnosis.ts";

/** One button, and in plain words what became of the mail. */
export function TestForm({ action, email }: { action: FormAction<Diagnosis>; email: string }) {
  const [state, formAction] = useFormAction<Diagnosis>(action);
  const outcome = state.value;
  return (
    <form action={formAction} className="flex flex-col items-start gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} />
      <SubmitButton pendingLabel="Sending… this can take half a minute">
        Send a test mail to me
      </SubmitButton>
      <p className="text-sm text-quiet">It goes to {email}.</p>
      {outcome ? (
        <div
          role={outcome.ok ? "status" : "alert"}
          className={`measure border-l-4 py-1 pl-4 ${outcome.ok ? "border-good" : "border-danger"}`}
        >
          <p className="font-semibold">
            {outcome.ok
              ? `The mail server took it. See whether it arrives at ${outcome.to}.`
              : outcome.wrong}
          </p>
          {outcome.ok ? null : <p>{outcome.advice}</p>}
          {outcome.said ? (
            <p className="mt-1 text-sm text-quiet wrap-anywhere">It said: “{outcome.said}”</p>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}
