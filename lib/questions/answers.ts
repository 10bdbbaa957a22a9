import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { answers, questions } from "#db/tables.ts";
import { listQuestions } from "./public-queries.ts";
import type { Answer } from "./rules.ts";

/**
 * Writes the answers of a new RSVP. One to a question that was deleted since
 * the form was read is left out; one to a question retired since is kept.
 */
export async function writeAnswers(
  tx: Tx,
  rsvp: { id: string; meetingId: string },
  given: readonly Answer[],
): Promise<void> {
  if (given.length === 0) return;
  const known = await tx
    .select({ id: questions.id })
    .from(questions)
    .where(eq(questions.meetingId, rsvp.meetingId));
  const rows = given
    .filter(({ questionId }) => known.some(({ id }) => id === questionId))
    .map((answer) => ({ rsvpId: rsvp.id, ...answer }));
  if (rows.length > 0) await tx.insert(answers).values(rows);
}

/**
 * Puts these answers in the place of the RSVP's earlier ones. Those to retired
 * questions stay: they are no longer asked, and so cannot be given again.
 */
export async function replaceAnswers(
  tx: Tx,
  rsvp: { id: string; meetingId: string },
  given: readonly Answer[],
): Promise<void> {
  const asked = (await listQuestions(tx, rsvp.meetingId)).map(({ id }) => id);
  if (asked.length === 0) return;
  await tx
    .delete(answers)
    .where(and(eq(answers.rsvpId, rsvp.id), inArray(answers.questionId, asked)));
  await writeAnswers(
    tx,
    rsvp,
    given.filter(({ questionId }) => asked.includes(questionId)),
  );
}

/** Erases the RSVP's answers, and keeps of these only what it did not answer before. */
export async function dropAnswers(
  tx: Tx,
  rsvp: { id: string; meetingId: string },
  given: readonly Answer[],
): Promise<void> {
  const before = await tx
    .delete(answers)
    .where(eq(answers.rsvpId, rsvp.id))
    .returning({ questionId: answers.questionId, seat: answers.seat, value: answers.value });
  const key = ({ questionId, seat, value }: Answer) => JSON.stringify([questionId, seat, value]);
  const known = new Set(before.map(key));
  const fresh = given.filter((answer) => !known.has(key(answer)));
  await writeAnswers(tx, rsvp, fresh);
}
