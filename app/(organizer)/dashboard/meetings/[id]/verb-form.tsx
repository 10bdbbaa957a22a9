"use client";

import type { ReactNode } from "react";
import { type FormAction, isRefused } from "#app/_server/form-state.ts";
import type { ButtonVariant } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { Part } from "./verb-part.tsx";

type Props = {
  action: FormAction;
  id: string;
  name: string;
  label: string;
  pendingLabel: string;
  variant?: ButtonVariant;
  /** Label and hint of the words to those who are coming; left out where nobody is told. */
  note?: { label: string; hint: string };
  /** The title it is folded away behind; else it is open. */
  part?: string;
  /** Whether that part begins unfolded. */
  open?: boolean;
  children?: ReactNode;
};

/** One change of state as a form of its own: what it means, words where they are wanted, the button. */
export function VerbForm({
  action,
  id,
  name,
  label,
  pendingLabel,
  variant = "quiet",
  note,
  part,
  open = false,
  children,
}: Props) {
  const [state, formAction, pending] = useFormAction(action);
  const form = (
    <form action={formAction} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      {children}
      <input type="hidden" name="id" value={id} />
      {note ? (
        <TextareaField
          name="note"
          id={`${name}-note`}
          label={note.label}
          hint={note.hint}
          rows={3}
          maxLength={2000}
          fieldClassName="measure w-full"
          error={state.fieldErrors?.note}
          defaultValue={typeof state.values?.note === "string" ? state.values.note : ""}
        />
      ) : null}
      <SubmitButton variant={variant} pending={pending} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
  if (!part) return form;
  return (
    <Part name={name} title={part} open={open || isRefused(state) || undefined}>
      {form}
    </Part>
  );
}
