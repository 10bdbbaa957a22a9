"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

/** What the organizers want to remember about an RSVP. */
export function NoteForm({ action, id, note }: { action: FormAction; id: string; note: string }) {
  const [state, formAction] = useFormAction(action);
  const typed = state.values?.note;
  return (
    <form action={formAction} key={note} className="flex flex-col items-start gap-3">
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="id" value={id} />
      <TextareaField
        name="note"
        label="Note"
        hint="For the organizers. The person sees it only in the copy of their data that they can take away."
        rows={3}
        fieldClassName="measure w-full"
        defaultValue={typeof typed === "string" ? typed : note}
        error={state.fieldErrors?.note}
      />
      <div className="flex items-center gap-4">
        <SubmitButton variant="quiet" pendingLabel="Saving…">
          Save the note
        </SubmitButton>
        <p role="status" className="font-semibold text-good">
          {state.ok ? "Saved." : ""}
        </p>
      </div>
    </form>
  );
}
