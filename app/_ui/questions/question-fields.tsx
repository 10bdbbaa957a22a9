"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { formValues } from "#lib/form-values.ts";
import { answerField, type Question, readAnswers } from "#lib/questions/rules.ts";
import { AnswerField } from "./answer-field.tsx";
import { AnswerFormContext } from "./answer-form.ts";
import { IfAnswered } from "./if-answered.tsx";
import { NOT_ASKED } from "./not-asked.ts";

const SEATS_MAX = 50;

/**
 * The organizers' questions, for the party and then for each of its seats.
 * Without scripts every question is there, with the words that say when it is
 * asked; with them only those that are, as the answers before it change.
 */
export function QuestionFields({ questions }: { questions: readonly Question[] }) {
  const { typed, seats, checkWith } = useContext(AnswerFormContext);
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

  useEffect(
    () =>
      checkWith?.((data) => {
        const values = formValues(data);
        if (values.answer === "declined") return {};
        return readAnswers(questions, values.answers, partyOf(values.partySize)).errors;
      }),
    [checkWith, questions],
  );

  const n = live?.partySize === undefined ? seats : partyOf(live.partySize);
  const { asked } = readAnswers(questions, live ? live.answers : typed, n);
  const of = (per: Question["per"], seat: number) =>
    questions
      .filter((question) => question.per === per)
      .map((question) => {
        const field = answerField(question.id, seat);
        return (
          <div key={field} className={asked.has(field) ? "" : NOT_ASKED}>
            <IfAnswered question={question} questions={questions} />
            <AnswerField question={question} seat={seat} />
          </div>
        );
      });
  const perSeat = questions.some(({ per }) => per === "seat");
  return (
    <div ref={box} className="flex flex-col gap-4">
      {of("party", 0)}
      {perSeat ? <input type="hidden" name="seats" value={n} /> : null}
      {perSeat && n === 1 ? of("seat", 1) : null}
      {perSeat && n > 1
        ? Array.from({ length: n }, (_, index) => (
            <fieldset key={index} className="flex flex-col gap-4 border-l-2 border-rule pl-4">
              <legend className="kicker float-left mb-2 w-full text-quiet">
                {index === 0 ? "For you" : `For person ${index + 1}`}
              </legend>
              <div className="clear-both flex flex-col gap-4">{of("seat", index + 1)}</div>
            </fieldset>
          ))
        : null}
    </div>
  );
}

/** The party that a form says; one while it says nothing usable. */
function partyOf(typed: unknown): number {
  const n = Number.parseInt(String(typed), 10);
  return n >= 1 && n <= SEATS_MAX ? n : 1;
}
