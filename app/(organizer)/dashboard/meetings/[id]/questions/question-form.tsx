"use client";

import { type ChangeEvent, useState } from "react";
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
import { NOT_ASKED } from "#app/_ui/questions/not-asked.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { changeQuestionInput, questionInput } from "#lib/questions/input.ts";
import type { DeskQuestion } from "#lib/questions/queries.ts";
import { KINDS } from "#lib/questions/rules.ts";
import { ConditionField } from "./condition-field.tsx";
import { answeredBy, KIND_WORDS } from "./question-words.ts";

type Props = {
  action: FormAction;
  meetingId: string;
  question?: DeskQuestion;
  /** Those that stand before it. */
  before: readonly DeskQuestion[];
};

/** The form of a question, new or old. */
export function QuestionForm({ action, meetingId, question, before }: Props) {
  const form = useDeskForm<unknown>({
    schema: question ? changeQuestionInput : questionInput,
    action,
    values: question
      ? { ...question, options: question.options.join("\n") }
      : { kind: "text", per: "party" },
  });
  const { field, shown } = form;
  const kind = field("kind");
  const [chosen, setChosen] = useState(String(shown("kind") ?? "text"));
  const hasOptions = chosen === "one-of" || chosen === "several-of";
  const back = `/dashboard/meetings/${meetingId}/questions`;
  const perSeat = shown("per") === "seat";
  return (
    <form {...form.formProps} className="flex max-w-2xl flex-col gap-5">
      <FormKey state={form.state} />
      <ErrorSummary {...form.summary} />
      <input type="hidden" name="meetingId" value={meetingId} />
      {question ? <input type="hidden" name="id" value={question.id} /> : null}
      <InputField {...field("label")} label="Question" required autoComplete="off" />
      <InputField
        {...field("hint")}
        label="Hint"
        hint="A word below the question: why you ask, or what an answer looks like."
        autoComplete="off"
      />
      <SelectField
        {...kind}
        label="Kind of answer"
        onChange={(event: ChangeEvent<HTMLSelectElement>) => {
          setChosen(event.target.value);
          void kind.onChange(event);
        }}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {KIND_WORDS[one]}
          </option>
        ))}
      </SelectField>
      <TextareaField
        {...field("options")}
        label="Answers to choose from"
        hint="One a line."
        rows={5}
        fieldClassName={hasOptions ? "" : NOT_ASKED}
      />
      <div className={chosen === "number" ? "grid gap-5 sm:grid-cols-2" : NOT_ASKED}>
        <InputField
          {...field("lowest")}
          label="Lowest"
          hint="0 unless you say otherwise."
          inputMode="numeric"
          autoComplete="off"
        />
        <InputField
          {...field("highest")}
          label="Highest"
          hint="1,000,000 unless you say otherwise."
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="font-semibold">Who answers</legend>
        <CheckboxField
          id="per-party"
          name="per"
          type="radio"
          value="party"
          label="One answer for the whole party"
          defaultChecked={!perSeat}
        />
        <CheckboxField
          id="per-seat"
          name="per"
          type="radio"
          value="seat"
          label="An answer for each person"
          defaultChecked={perSeat}
        />
      </fieldset>
      <CheckboxField
        {...form.watched("required")}
        label="It must be answered"
        defaultChecked={Boolean(shown("required"))}
      />
      <ConditionField before={before} shown={shown("shownIf")} {...form.watched("shownIf")} />
      {question && question.answered > 0 ? <AfterAnswers n={question.answered} /> : null}
      <FormActions>
        <SubmitButton pending={form.pending} pendingLabel="Saving…">
          {question ? "Save the question" : "Add the question"}
        </SubmitButton>
        <ButtonLink href={back} variant="bare">
          Cancel
        </ButtonLink>
      </FormActions>
      <UnsavedGuard form={form.formRef} off={form.pending || form.state.ok} />
    </form>
  );
}

/** What a change does to the answers that are there. */
function AfterAnswers({ n }: { n: number }) {
  return (
    <p className="measure border-l-4 border-rule py-1 pl-4">
      {answeredBy(n)}, and no answer is lost. New words for the question or its hint stand above the
      answers already given, so let them ask the same. Another kind of answer, one for each person
      instead of the party, or an answer taken away that somebody chose, or limits that a number
      given is beyond, makes a new question: the old one is then retired, with its answers.
    </p>
  );
}
