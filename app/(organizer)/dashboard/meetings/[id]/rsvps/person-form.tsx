"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import {
  CheckboxField,
  FormActions,
  InputField,
  SelectField,
  TextareaField,
} from "#app/_ui/inputs.tsx";
import { AnswerFormContext } from "#app/_ui/questions/answer-form.ts";
import { QuestionFields } from "#app/_ui/questions/question-fields.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { personWords, type Question } from "#lib/questions/rules.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { RSVP_STATES } from "#lib/rsvps/desk/list-filter.ts";
import { insistOn } from "#lib/rsvps/desk/refusals.ts";

const BEYOND = insistOn("full");

type Values = {
  name: string;
  familyName: string;
  email: string;
  partySize: string;
  /** One on each line. */
  partyNames: string;
  answers: unknown;
};

type Props = {
  action: FormAction;
  meetingId: string;
  /** The RSVP that is corrected; a new one without it. */
  id?: string;
  values: Values;
  /** What the meeting asks of how people are called, or knows of this one already. */
  asks: { familyName: boolean; partyNames: boolean };
  questions: readonly Question[];
  cancelTo: string;
};

/** An RSVP as an organizer writes it down: for somebody new, or to correct one. */
export function PersonForm({ action, meetingId, id, values, asks, questions, cancelTo }: Props) {
  const adds = id === undefined;
  const form = useDeskForm({ schema: adds ? addByHandInput : correctInput, action, values });
  const seats = Number(form.shown("partySize")) || 1;
  return (
    <form {...form.formProps} className="measure flex flex-col gap-5">
      <FormKey state={form.state} />
      <ErrorSummary {...form.summary} />
      <UnsavedGuard form={form.formRef} off={form.pending} />
      <input type="hidden" name="meetingId" value={meetingId} />
      {[form.shown("insist") ?? []]
        .flat()
        .map((one) =>
          one === BEYOND ? null : (
            <input key={String(one)} type="hidden" name="insist" value={String(one)} />
          ),
        )}
      {adds ? null : <input type="hidden" name="id" value={id} />}
      <InputField {...form.field("name")} label="Name" required autoComplete="off" />
      {asks.familyName ? (
        <InputField
          {...form.field("familyName")}
          label="Family name"
          hint="Lists by name go by it."
          autoComplete="off"
        />
      ) : null}
      <InputField
        {...form.field("email")}
        label="E-mail"
        hint={
          adds
            ? "Without it they get no mail and cannot change anything themselves."
            : "A new address is sent the RSVP with a new link; links in earlier mails lead nowhere from then on. With another name too, the RSVP is somebody else’s: what the former person wrote and answered, and your note on them, is then erased."
        }
        type="email"
        autoComplete="off"
      />
      <InputField
        {...form.field("partySize")}
        label="People"
        hint="How many come, with whoever they bring."
        inputMode="numeric"
        autoComplete="off"
        className="max-w-24"
      />
      {asks.partyNames ? (
        <TextareaField
          {...form.field("partyNames")}
          label="Names of those who come along"
          hint="One on each line."
          rows={3}
        />
      ) : null}
      {adds ? (
        <SelectField
          {...form.field("status")}
          label="State"
          hint="Without enough free seats, whoever is going waits in line."
          defaultValue={String(form.shown("status") ?? "going")}
        >
          {RSVP_STATES.map((state) => (
            <option key={state} value={state}>
              {RSVP_WORDS[state]}
            </option>
          ))}
        </SelectField>
      ) : null}
      {questions.length > 0 ? (
        <AnswerFormContext
          value={{
            typed: form.shown("answers") ?? values.answers,
            seats,
            errors: form.state.fieldErrors ?? {},
            words: personWords,
          }}
        >
          <QuestionFields questions={questions} />
        </AnswerFormContext>
      ) : null}
      {adds ? (
        <>
          <TextareaField
            {...form.field("note")}
            label="Note"
            hint="For the organizers only."
            rows={3}
          />
          <CheckboxField
            name="tell"
            label="Tell them by mail"
            hint="The usual mail, with the link to change or cancel."
            defaultChecked={typeof form.shown("tell") === "string"}
          />
        </>
      ) : (
        <CheckboxField
          name="insist"
          value={BEYOND}
          label="Also where there are no seats left"
          hint="A larger party may then take the meeting over its seats."
          defaultChecked={[form.shown("insist")].flat().includes(BEYOND)}
        />
      )}
      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {adds ? "Add to the list" : "Save"}
        </SubmitButton>
        <ButtonLink href={cancelTo} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  );
}
