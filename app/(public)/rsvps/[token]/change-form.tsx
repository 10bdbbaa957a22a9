"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { CheckboxField, InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { AnswerFormContext } from "#app/_ui/questions/answer-form.ts";
import { PartyNames } from "#app/_ui/rsvps/party-names.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";

type Stored = {
  name: string;
  familyName: string;
  partySize: number;
  /** One on each line. */
  partyNames: string;
  comment: string;
  named: boolean;
  answers: Record<string, unknown>;
};

type Props = {
  action: FormAction<never>;
  token: string;
  saved: boolean;
  stored: Stored;
  /** The largest party allowed; at least the present one. */
  most: number;
  /** Whether the meeting's page names who agrees to it. */
  names: boolean;
  /** What else the meeting asks of how they are called. */
  asks: { familyName: boolean; partyNames: boolean };
  questions: ReactNode;
};

/** Name, party, answers and words of an RSVP. */
export function ChangeForm({ action, token, saved, stored, most, names, asks, questions }: Props) {
  const [state, formAction] = useActionState(action, untouched, "#change");
  const { values } = state;
  const typed = (field: "name" | "familyName" | "partySize" | "partyNames" | "comment") =>
    String(values?.[field] ?? stored[field]);
  const errors = state.fieldErrors ?? {};
  const seats = Number(values?.seats) || stored.partySize;
  return (
    <form
      action={formAction}
      noValidate
      className="mt-3 flex max-w-md flex-col gap-4"
      aria-label="Change it"
    >
      <FormKey state={state} />
      <ErrorSummary formError={state.formError} fieldErrors={errors} />
      {saved && state === untouched ? (
        <p role="status" tabIndex={-1} data-focus="" className="font-semibold text-good">
          Saved.
        </p>
      ) : null}
      {values?.step ? (
        <p role="status" tabIndex={-1} data-focus="" className="border-l-4 border-ink py-1 pl-4">
          You will be {seats}: please answer for each of you below, then save once more.
        </p>
      ) : null}
      <input type="hidden" name="token" value={token} />
      <InputField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={typed("name")}
        error={errors.name}
        required
      />
      {asks.familyName ? (
        <InputField
          name="familyName"
          label="Family name"
          hint="The list is ordered by it. It may be left empty."
          autoComplete="family-name"
          defaultValue={typed("familyName")}
          error={errors.familyName}
        />
      ) : null}
      {most > 1 || stored.partySize > 1 ? (
        <InputField
          name="partySize"
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          label="How many of you?"
          hint={`You and who comes with you, ${most} at most.`}
          defaultValue={typed("partySize")}
          error={errors.partySize}
          className="max-w-32"
          required
        />
      ) : (
        <input type="hidden" name="partySize" value={stored.partySize} />
      )}
      {asks.partyNames && (most > 1 || stored.partySize > 1) ? (
        <PartyNames error={errors.partyNames} typed={typed("partyNames")} />
      ) : null}
      <AnswerFormContext value={{ typed: values?.answers ?? stored.answers, seats, errors }}>
        {questions}
      </AnswerFormContext>
      {names ? (
        <CheckboxField
          name="named"
          label="My name may be shown on the meeting’s page"
          hint="Everybody who reads the page sees it."
          defaultChecked={values ? Boolean(values.named) : stored.named}
        />
      ) : null}
      <TextareaField
        name="comment"
        label="To the organizers"
        rows={3}
        defaultValue={typed("comment")}
        error={errors.comment}
      />
      <div>
        <SubmitButton variant="quiet" pendingLabel="Saving…">
          Save changes
        </SubmitButton>
      </div>
    </form>
  );
}
