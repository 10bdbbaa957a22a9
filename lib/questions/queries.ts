import { and, asc, countDistinct, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { answers, meetings, questions, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { mayAsk, mayReadAnswers } from "./policy.ts";
import { questionColumns } from "./public-queries.ts";
import type { Answer } from "./rules.ts";

/** Every question of a meeting, the retired ones last, each with how many RSVPs answer it. */
export async function listQuestionsAtDesk(db: Reader, meetingId: string) {
  const rows = await db
    .select({ ...questionColumns, position: questions.position, retiredAt: questions.retiredAt })
    .from(questions)
    .where(eq(questions.meetingId, meetingId))
    .orderBy(asc(questions.position), asc(questions.id));
  const given = await db
    .select({ questionId: answers.questionId, n: countDistinct(answers.rsvpId) })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .where(eq(questions.meetingId, meetingId))
    .groupBy(answers.questionId);
  const answered = new Map(given.map(({ questionId, n }) => [questionId, n]));
  const all = rows.map((row) => ({ ...row, answered: answered.get(row.id) ?? 0 }));
  return [...all.filter((row) => !row.retiredAt), ...all.filter((row) => row.retiredAt)];
}

export type DeskQuestion = Awaited<ReturnType<typeof listQuestionsAtDesk>>[number];

async function groupOf(meetingId: string): Promise<string | null> {
  const [meeting] = await store.read
    .select({ groupId: meetings.groupId })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), isNull(meetings.deletedAt)));
  return meeting?.groupId ?? null;
}

/** The questions of a meeting for the page where they are edited; NotFound for helpers and strangers. */
export async function getQuestions(actor: Actor, meetingId: string): Promise<DeskQuestion[]> {
  const groupId = await groupOf(meetingId);
  if (!groupId || !mayAsk(actor, groupId)) throw new NotFound("Meeting");
  return listQuestionsAtDesk(store.read, meetingId);
}

/**
 * What was answered, for the organizers' list and its files: the questions
 * that are asked or have answers, and the answers of these RSVPs (of all of
 * the meeting's if none are named). NotFound for helpers and strangers.
 */
export async function listAnswers(
  actor: Actor,
  meetingId: string,
  rsvpIds?: readonly string[],
): Promise<{ questions: DeskQuestion[]; answers: (Answer & { rsvpId: string })[] }> {
  const groupId = await groupOf(meetingId);
  if (!groupId || !mayReadAnswers(actor, groupId)) throw new NotFound("Meeting");
  const all = await listQuestionsAtDesk(store.read, meetingId);
  const asked = all.filter(({ retiredAt, answered }) => !retiredAt || answered > 0);
  if (asked.length === 0 || rsvpIds?.length === 0) return { questions: asked, answers: [] };
  const rows = await store.read
    .select({
      rsvpId: answers.rsvpId,
      questionId: answers.questionId,
      seat: answers.seat,
      value: answers.value,
    })
    .from(answers)
    .innerJoin(rsvps, eq(rsvps.id, answers.rsvpId))
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        rsvpIds ? inArray(answers.rsvpId, [...rsvpIds]) : undefined,
      ),
    )
    .orderBy(asc(answers.rsvpId), asc(answers.questionId), asc(answers.seat));
  return { questions: asked, answers: rows };
}
