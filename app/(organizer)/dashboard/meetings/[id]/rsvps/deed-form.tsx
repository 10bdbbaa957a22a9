"use client";

import { type FormAction, isRefused } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { CheckboxField, FormActions, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Deed } from "#lib/rsvps/desk/bulk-input.ts";
import { insistOn } from "#lib/rsvps/desk/refusals.ts";
import { Part } from "../verb-part.tsx";
import { DEED_WORDS } from "./deeds.ts";

const BEYOND = insistOn("full");

type Props = {
  action: FormAction;
  deed: Deed;
  meetingId: string;
  to: string;
  shown: string;
  count: number;
  /** Where there is nothing to leave, as on the page of one RSVP, there is no such link. */
  cancelTo?: string;
  /** Whether it is folded away behind the deed's name, with what it does; `open` to begin with. */
  part?: { open: boolean };
};

/** The press that does it, with the words that go with it. */
export function DeedForm({ action, deed, meetingId, to, shown, count, cancelTo, part }: Props) {
  const [state, formAction, pending] = useFormAction(action);
  const { label, does, note, insist, danger, quiet, press, pending: busy } = DEED_WORDS[deed];
  const typed = state.values?.note;
  const form = (
    <form action={formAction} className="flex flex-col items-start gap-4">
      <FormKey state={state} />
      <ErrorSummary
        formError={state.formError}
        fieldErrors={state.fieldErrors}
        ids={{ note: `${deed}-note` }}
      />
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="insist" value={insistOn("changed", shown)} />
      {note ? (
        <TextareaField
          name="note"
          id={`${deed}-note`}
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
          value={BEYOND}
          id={`${deed}-insist`}
          label="Also where there are no seats left"
          hint="The meeting is then over its seats, and the list says by how many."
          defaultChecked={[state.values?.insist].flat().includes(BEYOND)}
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
  if (!part) return form;
  return (
    <Part name={deed} title={label} open={part.open || isRefused(state) || undefined}>
      <p className="measure mb-3">{does}</p>
      {form}
    </Part>
  );
}
