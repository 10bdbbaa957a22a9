"use client";

import type { ReactNode } from "react";
import type { FormAction, FormState } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Props = {
  action: FormAction;
  /** The meeting that the list is for. */
  meetingId?: string;
  /** What else is chosen for the list. */
  more?: (state: FormState) => ReactNode;
};

/** The file, or the cells pasted from a spreadsheet. */
export function FileForm({ action, meetingId, more }: Props) {
  const [state, formAction, pending] = useFormAction(action);
  const pasted = state.values?.pasted;
  return (
    <form action={formAction} className="measure flex flex-col gap-5">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      {meetingId ? <input type="hidden" name="meetingId" value={meetingId} /> : null}
      <InputField
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        label="File"
        hint="CSV with any common delimiter, up to 2 MB. Workbooks have to be saved as CSV first."
        error={state.fieldErrors?.file}
      />
      <TextareaField
        name="pasted"
        label="Or paste the list"
        hint="Cells copied from a spreadsheet will do, and addresses as your mail program copies them."
        rows={6}
        defaultValue={typeof pasted === "string" ? pasted : ""}
        error={state.fieldErrors?.pasted}
      />
      {more?.(state)}
      <p className="text-sm text-quiet">
        The list is kept for you alone until you have imported it or put it away, for a day at most.
      </p>
      <div>
        <SubmitButton pending={pending} pendingLabel="Reading…">
          Look it over
        </SubmitButton>
      </div>
    </form>
  );
}
