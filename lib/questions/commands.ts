import { count, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { answers, questions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { conditionRefusal, orderRefusal } from "./conditions.ts";
import type { MoveInput, QuestionInput, ReadyMadeInput } from "./input.ts";
import {
  columnsOf,
  insert,
  lockQuestion,
  lockQuestions,
  nextPosition,
  record,
  tooMany,
} from "./locked.ts";
import { READY_MADE, readyToAsk } from "./ready-made.ts";
import { refuse } from "./refusals.ts";
import { HIGHEST, LOWEST } from "./rules.ts";

/** Asks one more question, after the others. Refusals: many, and a condition that looks at nothing. */
export async function addQuestion(
  actor: Actor,
  input: QuestionInput,
): Promise<Result<{ id: string }>> {
  return store.write(async (tx) => {
    const locked = await lockQuestions(tx, actor, input.meetingId);
    const row = { ...columnsOf(input), sensitive: null };
    const wrong = row.shownIf && conditionRefusal(row.shownIf, row, locked.asked);
    if (wrong) return wrong;
    const full = tooMany(locked);
    if (full) return full;
    const id = await insert(tx, locked, row);
    await record(tx, actor, locked, "added", row.label);
    return done({ id });
  });
}

/** Asks one of the ready-made questions, once. */
export async function addReadyMade(
  actor: Actor,
  { meetingId, about }: ReadyMadeInput,
): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockQuestions(tx, actor, meetingId);
    if (!readyToAsk(locked.asked).includes(about)) return done();
    const full = tooMany(locked);
    if (full) return full;
    const row = READY_MADE[about];
    const limits = { lowest: LOWEST, highest: HIGHEST };
    await insert(tx, locked, { ...row, ...limits, required: false, options: [], shownIf: null });
    await record(tx, actor, locked, "added", row.label);
    return done();
  });
}

/** Moves a question one place up or down; at the end nothing happens. Refused past one that it depends on. */
export async function moveQuestion(actor: Actor, { id, by }: MoveInput): Promise<Result> {
  return store.write(async (tx) => {
    const { asked } = await lockQuestion(tx, actor, id);
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
    const locked = await lockQuestion(tx, actor, id);
    if (locked.question.retiredAt) return done();
    const against = orderRefusal(locked.asked.filter((one) => one.id !== id));
    if (against) return against;
    await tx.update(questions).set({ retiredAt: now() }).where(eq(questions.id, id));
    await record(tx, actor, locked, "retired", locked.question.label);
    return done();
  });
}

/** Asks a retired question again, after the others. Refused where what it depends on is not asked. */
export async function askQuestionAgain(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockQuestion(tx, actor, id);
    const { question } = locked;
    if (!question.retiredAt) return done();
    const full = tooMany(locked);
    if (full) return full;
    if (question.shownIf && conditionRefusal(question.shownIf, question, locked.asked)) {
      return refuse("condition-gone");
    }
    await tx
      .update(questions)
      .set({ retiredAt: null, position: nextPosition(locked) })
      .where(eq(questions.id, id));
    await record(tx, actor, locked, "restored", question.label);
    return done();
  });
}

/** Deletes a question that nobody has answered. Refusals: answered, condition. */
export async function deleteQuestion(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockQuestion(tx, actor, id);
    const [given] = await tx.select({ n: count() }).from(answers).where(eq(answers.questionId, id));
    if (given && given.n > 0) return refuse("answered");
    const against = orderRefusal(locked.asked.filter((one) => one.id !== id));
    if (against) return against;
    await tx.delete(questions).where(eq(questions.id, id));
    await record(tx, actor, locked, "deleted", locked.question.label);
    return done();
  });
}
