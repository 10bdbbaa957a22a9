import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { answers, questions } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { conditionRefusal, orderRefusal } from "./conditions.ts";
import type { ChangeQuestionInput } from "./input.ts";
import { columnsOf, insert, lockQuestion, record } from "./locked.ts";
import type { DeskQuestion } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { answerWords } from "./rules.ts";

/** Whether answers given would no longer be answers to the question as it shall be. */
async function outgrown(tx: Tx, old: DeskQuestion, to: ReturnType<typeof columnsOf>) {
  if (old.answered === 0) return false;
  if (old.kind !== to.kind || old.per !== to.per) return true;
  const fewer = !old.options.every((one) => to.options.includes(one));
  const narrower = to.lowest > old.lowest || to.highest < old.highest;
  if (!(to.kind === "number" ? narrower : to.options.length > 0 && fewer)) return false;
  const given = await tx
    .select({ value: answers.value })
    .from(answers)
    .where(eq(answers.questionId, old.id));
  return given.some(({ value }) =>
    typeof value === "number"
      ? value < to.lowest || value > to.highest
      : answerWords(value).some((word) => !to.options.includes(word)),
  );
}

/**
 * Changes a question. Where answers were given that the new form could not
 * take (another kind, for each seat instead of the party, an answer chosen
 * that is no longer offered, a number beyond its limits) the old question is retired with its answers and
 * a new one stands in its place; `retired` says whose answers those are.
 * Refused where another question would depend on answers that are gone.
 */
export async function changeQuestion(
  actor: Actor,
  input: ChangeQuestionInput,
): Promise<Result<{ id: string; retired: number }>> {
  return store.write(async (tx) => {
    const locked = await lockQuestion(tx, actor, input.id);
    const { question, asked } = locked;
    if (question.retiredAt) return refuse("retired");
    const row = columnsOf(input);
    const index = asked.findIndex(({ id }) => id === question.id);
    const wrong = row.shownIf && conditionRefusal(row.shownIf, row, asked.slice(0, index));
    if (wrong) return wrong;
    const against = orderRefusal(
      asked.map((one) => (one.id === question.id ? { ...one, ...row } : one)),
    );
    if (against) return against;
    await record(tx, actor, locked, "changed", row.label);
    if (!(await outgrown(tx, question, row))) {
      await tx.update(questions).set(row).where(eq(questions.id, question.id));
      return done({ id: question.id, retired: 0 });
    }
    await tx.update(questions).set({ retiredAt: now() }).where(eq(questions.id, question.id));
    const { sensitive, position } = question;
    const id = await insert(tx, locked, { ...row, sensitive }, position);
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
