import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { answers, questions } from "#db/tables.ts";
import type { Answer, Question } from "./rules.ts";

/** A question, as everybody who reads one needs it. */
export const questionColumns = {
  id: questions.id,
  kind: questions.kind,
  label: questions.label,
  hint: questions.hint,
  required: questions.required,
  options: questions.options,
  lowest: questions.lowest,
  highest: questions.highest,
  per: questions.per,
  sensitive: questions.sensitive,
  shownIf: questions.shownIf,
};

/** What the RSVP form of a meeting asks now, in order. Public. */
export async function listQuestions(db: Reader, meetingId: string): Promise<Question[]> {
  return db
    .select(questionColumns)
    .from(questions)
    .where(and(eq(questions.meetingId, meetingId), isNull(questions.retiredAt)))
    .orderBy(asc(questions.position), asc(questions.id));
}

/** The answers of one RSVP, for whoever may see it: check that first. Those of retired questions too. */
export async function listAnswersOf(db: Reader, rsvpId: string): Promise<Answer[]> {
  return db
    .select({ questionId: answers.questionId, seat: answers.seat, value: answers.value })
    .from(answers)
    .where(eq(answers.rsvpId, rsvpId))
    .orderBy(asc(answers.questionId), asc(answers.seat));
}
