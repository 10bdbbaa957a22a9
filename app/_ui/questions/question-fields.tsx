"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { partyOf } from "#app/_browser/questions/party.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { answerField, type Question, readAnswers, seatWords } from "#lib/questions/rules.ts";
import { AnswerField } from "./answer-field.tsx";
import { AnswerFormContext } from "./answer-form.ts";
import { IfAnswered } from "./if-answered.tsx";
import { NOT_ASKED } from "./not-asked.ts";

/**
 * The organizers' questions, for the party and then for each of its seats.
 * Without scripts every question is there, with the words that say when it is
 * asked; with them only those that are, as the answers before it change. That is
 * React's work at the desk; on public pages a small script does it by the
 * `data-` attributes (_browser/questions.ts).
 */
export function QuestionFields({ questions }: { questions: readonly Question[] }) {
  const { typed, seats, words = seatWords } = useContext(AnswerFormContext);
  const box = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<Record<string, unknown> | null>(null);

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    const look = () => setLive(formValues(new FormData(form)));
    look();
    form.addEventListener("input", look);
    return () => form.removeEventListener("input", look);
  }, []);

  const n = live?.partySize === undefined ? seats : partyOf(String(live.partySize));
  const { asked } = readAnswers(questions, live ? live.answers : typed, n);
  const of = (per: Question["per"], seat: number) =>
    questions
      .filter((question) => question.per === per)
      .map((question) => {
        const field = answerField(question.id, seat);
        return (
          <div
            key={field}
            data-ask={field}
            data-if={question.shownIf ? JSON.stringify(question.shownIf) : undefined}
            className={asked.has(field) ? "" : NOT_ASKED}
          >
            <IfAnswered question={question} questions={questions} />
            <AnswerField question={question} seat={seat} />
          </div>
        );
      });
  const perSeat = questions.some(({ per }) => per === "seat");
  return (
    <div ref={box} data-questions="" className="flex flex-col gap-4">
      {of("party", 0)}
      {perSeat ? <input type="hidden" name="seats" value={n} /> : null}
      {perSeat
        ? Array.from({ length: n }, (_, index) => (
            // One alone is not set apart.
            <fieldset
              key={index}
              className="group/seat flex flex-col gap-4 not-only-of-type:border-l-2 not-only-of-type:border-rule not-only-of-type:pl-4"
            >
              <legend className="kicker float-left mb-2 w-full text-quiet group-only-of-type/seat:hidden">
                {words(index + 1)}
              </legend>
              <div className="clear-both flex flex-col gap-4">{of("seat", index + 1)}</div>
            </fieldset>
          ))
        : null}
    </div>
  );
}
