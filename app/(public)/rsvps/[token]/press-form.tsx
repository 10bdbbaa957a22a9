"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, isRefused, untouched } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction<never>;
  token: string;
  label: ReactNode;
  pendingLabel: string;
  variant?: ButtonVariant;
  /** What goes with the press. */
  fields?: Record<string, string>;
  /** The id and label of a place for words to the organizers, where there is one. */
  words?: { id: string; label: string };
  /** What it is folded away behind, and what is said before it; else it is open. */
  fold?: { summary: string; says: ReactNode; className?: string };
};

/** One button that does one thing by the manage link. */
export function PressForm({ action, token, label, fields = {}, words, fold, ...button }: Props) {
  const [state, formAction] = useActionState(action, untouched);
  const form = (
    <form action={formAction} className="mt-3 flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary
        formError={state.formError}
        fieldErrors={state.fieldErrors}
        ids={words ? { comment: words.id } : undefined}
      />
      <input type="hidden" name="token" value={token} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {words ? (
        <TextareaField
          name="comment"
          id={words.id}
          label={words.label}
          rows={2}
          fieldClassName="w-full max-w-md"
          defaultValue={String(state.values?.comment ?? "")}
          error={state.fieldErrors?.comment}
        />
      ) : null}
      <SubmitButton variant={button.variant} pendingLabel={button.pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
  if (!fold) return form;
  return (
    <details className={fold.className} open={isRefused(state) || undefined}>
      <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
        {fold.summary}
      </summary>
      <p className="measure mt-2">{fold.says}</p>
      {form}
    </details>
  );
}
