"use client";

import { useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { CheckboxField, FormActions, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Deed } from "#lib/rsvps/desk/bulk-input.ts";
import { DEED_WORDS } from "./deeds.ts";

type Props = {
  action: FormAction;
  deed: Deed;
  meetingId: string;
  to: string;
  shown: string;
  count: number;
  /** Where there is nothing to leave, as on the page of one RSVP, there is no such link. */
  cancelTo?: string;
  /** Told apart from other forms of the page. */
  name?: string;
};

/** The press that does it, with the words that go with it. */
export function DeedForm({
  action,
  deed,
  meetingId,
  to,
  shown,
  count,
  cancelTo,
  name = deed,
}: Props) {
  const [state, formAction, pending] = useActionState(action, untouched);
  const { note, insist, danger, quiet, press, pending: busy } = DEED_WORDS[deed];
  const typed = state.values?.note;
  return (
    <form action={formAction} className="flex flex-col items-start gap-4">
      <ErrorSummary
        formError={state.formError}
        fieldErrors={state.fieldErrors}
        ids={{ note: `${name}-note` }}
      />
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="shown" value={shown} />
      {note ? (
        <TextareaField
          name="note"
          id={`${name}-note`}
          label={note.label}
          hint={note.hint}
          required={note.required}
          rows={3}
          fieldClassName="measure w-full"
          defaultValue={typeof typed === "string" ? typed : ""}
          error={state.fieldErrors?.note}
        />
      ) : null}
      {insist ? (
        <CheckboxField
          name="insist"
          id={`${name}-insist`}
          label="Also where there are no seats left"
          hint="The meeting is then over its seats, and the list says by how many."
          defaultChecked={typeof state.values?.insist === "string"}
        />
      ) : null}
      <FormActions>
        <SubmitButton
          variant={danger ? "danger" : quiet ? "quiet" : "primary"}
          pending={pending}
          pendingLabel={busy}
        >
          {press(count)}
        </SubmitButton>
        {cancelTo ? <ButtonLink href={cancelTo}>Leave it</ButtonLink> : null}
      </FormActions>
    </form>
  );
}
