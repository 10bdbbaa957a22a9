"use client";

import { useActionState } from "react";
import { untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormActions, InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { record } from "./actions.ts";

type Props = { id: string; report: string; attendance: number | null };

/** What is written down after the meeting: how many came, and the report its page turns into. */
export function RecordForm({ id, report, attendance }: Props) {
  const [state, formAction, pending] = useActionState(record, untouched);
  const typed = (name: string, saved: string) => {
    const value = state.values?.[name];
    return typeof value === "string" ? value : saved;
  };
  return (
    <form action={formAction} className="flex flex-col gap-5">
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="id" value={id} />
      <InputField
        name="attendance"
        label="How many came"
        hint="Everybody in the hall, with or without an RSVP. It is not shown to the public."
        inputMode="numeric"
        className="max-w-32"
        error={state.fieldErrors?.attendance}
        defaultValue={typed("attendance", attendance === null ? "" : String(attendance))}
      />
      <TextareaField
        name="report"
        label="Report"
        hint="Markdown. It stands first on the meeting’s page from then on."
        rows={12}
        error={state.fieldErrors?.report}
        defaultValue={typed("report", report)}
      />
      <FormActions>
        <SubmitButton pending={pending} pendingLabel="Saving…">
          Save the record
        </SubmitButton>
      </FormActions>
    </form>
  );
}
