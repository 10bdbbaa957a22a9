import { count, eq } from "drizzle-orm";
import { store, type Tx } from "#db/store.ts";
import { answers, meetings, questions } from "#db/tables.ts";
import type { Actor } from "#lib/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { now } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { lockSeats } from "#lib/meetings/seats.ts";
import { done, NotFound, type Refusal, type Result, refuse, refuseFields } from "#lib/result.ts";
import { conditionErrors, orderRefusal } from "./conditions.ts";
import {
  type ChangeQuestionInput,
  type MoveInput,
  QUESTIONS_MAX,
  type QuestionInput,
  type ReadyMadeInput,
} from "./input.ts";
import { mayAsk } from "./policy.ts";
import { type DeskQuestion, listQuestionsAtDesk } from "./queries.ts";
import { READY_MADE } from "./ready-made.ts";
import { answerWords, type Question } from "./rules.ts";

type Held = { meetingId: string; groupId: string; asked: DeskQuestion[]; retired: DeskQuestion[] };

/**
 * The questions of a meeting that the actor may edit, with the meeting held,
 * so that no RSVP comes between the look at the answers and the change.
 */
async function holdMeeting(tx: Tx, actor: Actor, meetingId: string): Promise<Held> {
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
async function holdQuestion(tx: Tx, actor: Actor, id: string) {
  const [row] = await tx
    .select({ meetingId: questions.meetingId })
    .from(questions)
    .where(eq(questions.id, id));
  if (!row) throw new NotFound("Question");
  const held = await holdMeeting(tx, actor, row.meetingId);
  const question = [...held.asked, ...held.retired].find((one) => one.id === id);
  if (!question) throw new NotFound("Question");
  return { ...held, question };
}

const tooMany = (held: Held): Refusal | null =>
  held.asked.length < QUESTIONS_MAX
    ? null
    : refuse("many", `A form asks at most ${QUESTIONS_MAX} questions. Retire one first.`);

const nextPosition = ({ asked, retired }: Held) =>
  Math.max(-1, ...[...asked, ...retired].map(({ position }) => position)) + 1;

function columnsOf(input: QuestionInput) {
  const chosen = input.kind === "one-of" || input.kind === "several-of";
  return {
    kind: input.kind,
    label: input.label,
    hint: input.hint,
    required: input.required,
    options: chosen ? input.options : [],
    per: input.per,
    shownIf: input.shownIf,
  };
}

async function record(tx: Tx, actor: Actor, held: Held, done: string, label: string) {
  await recordAudit(tx, actor, {
    action: `question.${done}`,
    groupId: held.groupId,
    meetingId: held.meetingId,
    detail: { label },
  });
}

async function insert(
  tx: Tx,
  held: Held,
  row: ReturnType<typeof columnsOf> & Pick<Question, "sensitive">,
  position = nextPosition(held),
): Promise<string> {
  const id = newId();
  await tx.insert(questions).values({ ...row, id, meetingId: held.meetingId, position });
  return id;
}

/** Asks one more question, after the others. Refusals: many, and a condition that looks at nothing. */
export async function addQuestion(
  actor: Actor,
  input: QuestionInput,
): Promise<Result<{ id: string }>> {
  return store.write(async (tx) => {
    const held = await holdMeeting(tx, actor, input.meetingId);
    const row = { ...columnsOf(input), sensitive: null };
    const wrong = row.shownIf && conditionErrors(row.shownIf, row, held.asked);
    if (wrong) return refuseFields(wrong);
    const full = tooMany(held);
    if (full) return full;
    const id = await insert(tx, held, row);
    await record(tx, actor, held, "added", row.label);
    return done({ id });
  });
}

/** Asks one of the ready-made questions, once. */
export async function addReadyMade(
  actor: Actor,
  { meetingId, about }: ReadyMadeInput,
): Promise<Result> {
  return store.write(async (tx) => {
    const held = await holdMeeting(tx, actor, meetingId);
    if (held.asked.some(({ sensitive }) => sensitive === about)) return done();
    const full = tooMany(held);
    if (full) return full;
    const { label, ...rest } = READY_MADE[about];
    const row = { ...rest, label, required: false, options: [], shownIf: null };
    await insert(tx, held, { ...row, sensitive: about });
    await record(tx, actor, held, "added", label);
    return done();
  });
}

/** Whether answers given would no longer be answers to the question as it shall be. */
async function outgrown(tx: Tx, old: DeskQuestion, to: ReturnType<typeof columnsOf>) {
  if (old.answered === 0) return false;
  if (old.kind !== to.kind || old.per !== to.per) return true;
  if (to.options.length === 0 || old.options.every((one) => to.options.includes(one))) return false;
  const given = await tx
    .select({ value: answers.value })
    .from(answers)
    .where(eq(answers.questionId, old.id));
  return given.some(({ value }) => answerWords(value).some((word) => !to.options.includes(word)));
}

/**
 * Changes a question. Where answers were given that the new form could not
 * take (another kind, for each seat instead of the party, an answer chosen
 * that is no longer offered) the old question is retired with its answers and
 * a new one stands in its place; `retired` says whose answers those are.
 * Refused where another question would depend on answers that are gone.
 */
export async function changeQuestion(
  actor: Actor,
  input: ChangeQuestionInput,
): Promise<Result<{ id: string; retired: number }>> {
  return store.write(async (tx) => {
    const held = await holdQuestion(tx, actor, input.id);
    const { question, asked } = held;
    if (question.retiredAt)
      return refuse("retired", "This question is retired. Ask it again first.");
    const row = columnsOf(input);
    const index = asked.findIndex(({ id }) => id === question.id);
    const wrong = row.shownIf && conditionErrors(row.shownIf, row, asked.slice(0, index));
    if (wrong) return refuseFields(wrong);
    const against = orderRefusal(
      asked.map((one) => (one.id === question.id ? { ...one, ...row } : one)),
    );
    if (against) return against;
    await record(tx, actor, held, "changed", row.label);
    if (!(await outgrown(tx, question, row))) {
      await tx.update(questions).set(row).where(eq(questions.id, question.id));
      return done({ id: question.id, retired: 0 });
    }
    await tx.update(questions).set({ retiredAt: now() }).where(eq(questions.id, question.id));
    const { sensitive, position } = question;
    const id = await insert(tx, held, { ...row, sensitive }, position);
    for (const one of asked) {
      if (one.shownIf?.questionId !== question.id) continue;
      await tx
        .update(questions)
        .set({ shownIf: { ...one.shownIf, questionId: id } })
        .where(eq(questions.id, one.id));
    }
    return done({ id, retired: question.answered });
  });
}

/** Moves a question one place up or down; at the end nothing happens. Refused past one that it depends on. */
export async function moveQuestion(actor: Actor, { id, by }: MoveInput): Promise<Result> {
  return store.write(async (tx) => {
    const { asked } = await holdQuestion(tx, actor, id);
    const from = asked.findIndex((one) => one.id === id);
    const other = asked[by === "up" ? from - 1 : from + 1];
    const moved = asked[from];
    if (!moved || !other) return done();
    const order = asked.map((one) => (one === moved ? other : one === other ? moved : one));
    const against = orderRefusal(order);
    if (against) return against;
    for (const [position, one] of order.entries()) {
      if (one.position === position) continue;
      await tx.update(questions).set({ position }).where(eq(questions.id, one.id));
    }
    return done();
  });
}

/** Asks a question no longer; its answers stay. Refused while another depends on it. */
export async function retireQuestion(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const held = await holdQuestion(tx, actor, id);
    if (held.question.retiredAt) return done();
    const against = orderRefusal(held.asked.filter((one) => one.id !== id));
    if (against) return against;
    await tx.update(questions).set({ retiredAt: now() }).where(eq(questions.id, id));
    await record(tx, actor, held, "retired", held.question.label);
    return done();
  });
}

/** Asks a retired question again, after the others. Refused where what it depends on is not asked. */
export async function askQuestionAgain(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const held = await holdQuestion(tx, actor, id);
    const { question } = held;
    if (!question.retiredAt) return done();
    const full = tooMany(held);
    if (full) return full;
    if (question.shownIf && conditionErrors(question.shownIf, question, held.asked)) {
      return refuse(
        "condition",
        "This question was asked only after certain answers to another, which is not asked any more. Ask that one again first.",
      );
    }
    await tx
      .update(questions)
      .set({ retiredAt: null, position: nextPosition(held) })
      .where(eq(questions.id, id));
    await record(tx, actor, held, "restored", question.label);
    return done();
  });
}

/** Deletes a question that nobody has answered. Refusals: answered, condition. */
export async function deleteQuestion(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const held = await holdQuestion(tx, actor, id);
    const [given] = await tx.select({ n: count() }).from(answers).where(eq(answers.questionId, id));
    if (given && given.n > 0) {
      return refuse("answered", "This question has answers, so it can only be retired.");
    }
    const against = orderRefusal(held.asked.filter((one) => one.id !== id));
    if (against) return against;
    await tx.delete(questions).where(eq(questions.id, id));
    await record(tx, actor, held, "deleted", held.question.label);
    return done();
  });
}
