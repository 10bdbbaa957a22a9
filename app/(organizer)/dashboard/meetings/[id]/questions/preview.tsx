"use client";

import { SelectField } from "#app/_ui/inputs.tsx";
import { QuestionFields } from "#app/_ui/questions/question-fields.tsx";
import type { DeskQuestion } from "#lib/questions/queries.ts";

/** The questions as attendees meet them, to try out. Nothing is sent. */
export function Preview({ questions }: { questions: readonly DeskQuestion[] }) {
  const perSeat = questions.some(({ per }) => per === "seat");
  return (
    <section aria-labelledby="preview-title" className="min-w-0">
      <h2 id="preview-title" className="headline text-2xl">
        As attendees see it
      </h2>
      <p className="mt-1 text-quiet">Try it out: nothing is sent.</p>
      <form
        // A question that was changed begins anew.
        key={JSON.stringify(questions.map(({ id, kind, shownIf }) => [id, kind, shownIf]))}
        onSubmit={(event) => event.preventDefault()}
        className="mt-4 flex flex-col gap-4 border-2 border-rule p-4"
        aria-label="Preview"
      >
        {perSeat ? (
          <SelectField name="partySize" label="How many of you?" defaultValue="1">
            <option value="1">Only me</option>
            <option>2</option>
            <option>3</option>
          </SelectField>
        ) : null}
        <QuestionFields questions={questions} />
      </form>
    </section>
  );
}
