"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  id: string;
  suggestion: string;
  label: string;
  /** What it is about, for those who hear the button alone. */
  about: string;
};

/** Puts a suggestion away, or brings it back. */
export function SuggestionButton({ action, id, suggestion, label, about }: Props) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="shrink-0">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={suggestion} />
      <SubmitButton variant="bare" className="text-sm font-normal">
        {label}
        <span className="sr-only">: {about}</span>
      </SubmitButton>
    </form>
  );
}
