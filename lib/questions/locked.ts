import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, questions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { newId } from "#lib/ids.ts";
import { NotFound, type Refusal } from "#lib/result.ts";
import { QUESTIONS_MAX, type QuestionInput } from "./input.ts";
import { mayAsk } from "./policy.ts";
import { type DeskQuestion, listQuestionsAtDesk } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { HIGHEST, LOWEST, type Question } from "./rules.ts";

type LockedQuestions = {
  meetingId: string;
  groupId: string;
  asked: DeskQuestion[];
  retired: DeskQuestion[];
};

/**
 * The questions of a meeting that the actor may edit, with the meeting locked,
 * so that no RSVP comes between the look at the answers and the change.
 */
export async function lockQuestions(
  tx: Tx,
  actor: Actor,
  meetingId: string,
): Promise<LockedQuestions> {
  const [meeting] = await tx
    .select({ groupId: meetings.groupId, deletedAt: meetings.deletedAt })
    .from(meetings)
    .where(eq(meetings.id, meetingId));
  if (!meeting || meeting.deletedAt || !mayAsk(actor, meeting.groupId)) {
    throw new NotFound("Meeting");
  }
  await lockSeats(tx, meetingId);
  const all = await listQuestionsAtDesk(tx, meetingId);
  return {
    meetingId,
    groupId: meeting.groupId,
    asked: all.filter(({ retiredAt }) => !retiredAt),
    retired: all.filter(({ retiredAt }) => retiredAt),
  };
}

/** The same by one of the questions. */
export async function lockQuestion(tx: Tx, actor: Actor, id: string) {
  const [row] = await tx
    .select({ meetingId: questions.meetingId })
    .from(questions)
    .where(eq(questions.id, id));
  if (!row) throw new NotFound("Question");
  const locked = await lockQuestions(tx, actor, row.meetingId);
  const question = [...locked.asked, ...locked.retired].find((one) => one.id === id);
  if (!question) throw new NotFound("Question");
  return { ...locked, question };
}

/** Why no more can be asked; null while more can. */
export const tooMany = (locked: LockedQuestions): Refusal | null =>
  locked.asked.length < QUESTIONS_MAX ? null : refuse("many", { most: QUESTIONS_MAX });

/** The place after every question of the meeting, retired ones too. */
export const nextPosition = ({ asked, retired }: LockedQuestions) =>
  Math.max(-1, ...[...asked, ...retired].map(({ position }) => position)) + 1;

/** The columns of a question from what the editor sent. */
export function columnsOf(input: QuestionInput) {
  const chosen = input.kind === "one-of" || input.kind === "several-of";
  return {
    kind: input.kind,
    label: input.label,
    hint: input.hint,
    required: input.required,
    options: chosen ? input.options : [],
    lowest: input.kind === "number" ? input.lowest : LOWEST,
    highest: input.kind === "number" ? input.highest : HIGHEST,
    per: input.per,
    shownIf: input.shownIf,
  };
}

/** Writes to the trail what was done to a question. */
export async function record(
  tx: Tx,
  actor: Actor,
  locked: LockedQuestions,
  done: "added" | "changed" | "deleted" | "retired" | "restored",
  label: string,
) {
  await recordAudit(tx, actor, {
    action: `question.${done}`,
    groupId: locked.groupId,
    meetingId: locked.meetingId,
    detail: { label },
  });
}

/** Writes a new question, after the others unless a place is given. Returns its id. */
export async function insert(
  tx: Tx,
  locked: LockedQuestions,
  row: ReturnType<typeof columnsOf> & Pick<Question, "sensitive">,
  position = nextPosition(locked),
): Promise<string> {
  const id = newId();
  await tx.insert(questions).values({ ...row, id, meetingId: locked.meetingId, position });
  return id;
}
