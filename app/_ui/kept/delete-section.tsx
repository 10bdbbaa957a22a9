"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { ErrorSummary } from "../error-summary.tsx";
import { SubmitButton } from "../submit-button.tsx";

type Props = {
  /** "venue" */
  noun: string;
  name: string;
  action: FormAction;
  /** Why it cannot be deleted now, and what to do; nothing where it can. */
  held?: string;
};

/** Deleting, folded away and confirmed by a second press; a native disclosure, so it needs no script. */
export function DeleteSection({ noun, name, action, held }: Props) {
  const [state, formAction] = useFormAction(action);
  return (
    <details className="border-t border-rule" open={state.formError !== undefined || undefined}>
      <summary className="target flex cursor-pointer items-center text-quiet hover:text-ink">
        <span className="underline">Delete this {noun}…</span>
      </summary>
      <div className="measure flex flex-col items-start gap-3 pt-1 pb-3">
        {held ? (
          <p>{held}</p>
        ) : (
          <>
            <p>Once “{name}” is deleted it cannot be brought back, only added again.</p>
            <ErrorSummary formError={state.formError} />
            <form action={formAction}>
              <FormKey state={state} />
              <SubmitButton variant="danger" pendingLabel="Deleting…">
                Delete the {noun}
              </SubmitButton>
            </form>
          </>
        )}
      </div>
    </details>
  );
}
