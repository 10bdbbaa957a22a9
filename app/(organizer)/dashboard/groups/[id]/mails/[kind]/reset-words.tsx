"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Words } from "#lib/mail/templates/words.ts";

/** Going back to the app's words: folded away, shown first, and confirmed by a second press. */
export function ResetWords({ usual, action }: { usual: Words; action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <details className="max-w-2xl border-y border-rule" open={state.formError ? true : undefined}>
      <summary className="target flex cursor-pointer items-center text-quiet underline hover:text-ink">
        Go back to the usual words…
      </summary>
      <div className="flex flex-col items-start gap-3 pt-1 pb-4">
        <p>Your own words for this mail are then gone. The usual ones are:</p>
        <blockquote className="border-l-4 border-rule pl-4 whitespace-pre-line wrap-anywhere">
          <p className="font-semibold">{usual.subject}</p>
          <p>{usual.intro}</p>
          {usual.outro ? <p>{usual.outro}</p> : null}
        </blockquote>
        <form action={formAction} className="flex flex-col items-start gap-2">
          <FormKey state={state} />
          <ErrorSummary formError={state.formError} />
          <SubmitButton variant="danger" pendingLabel="One moment…">
            Use the usual words
          </SubmitButton>
        </form>
      </div>
    </details>
  );
}
