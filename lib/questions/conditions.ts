import type { Refusal } from "#lib/result.ts";
import { refuse } from "./refusals.ts";
import type { Condition, Question } from "./rules.ts";

/** The answers that a condition can name; none for questions that cannot be one. */
export function namedAnswers({ kind, options }: Pick<Question, "kind" | "options">): string[] {
  if (kind === "yes-no") return ["yes", "no"];
  return kind === "one-of" || kind === "several-of" ? options : [];
}

type Place = Pick<Question, "kind" | "options" | "per">;

/** Whether a question may depend on an earlier one: not the whole party on what one seat answers. */
function mayDependOn(question: Pick<Question, "per">, earlier: Place): boolean {
  return namedAnswers(earlier).length > 0 && (earlier.per === "party" || question.per === "seat");
}

/** Why a condition cannot be, given the questions that stand before; null when it holds. */
export function conditionRefusal(
  condition: Condition,
  question: Pick<Question, "per">,
  before: readonly Question[],
): Refusal | null {
  const earlier = before.find(({ id }) => id === condition.questionId);
  if (!earlier) return refuse("nothing-before", { at: "shownIf" });
  if (!mayDependOn(question, earlier)) {
    const named = namedAnswers(earlier).length > 0;
    return refuse(named ? "seat-for-party" : "nothing-to-choose", { at: "shownIf" });
  }
  return condition.answers.every((answer) => namedAnswers(earlier).includes(answer))
    ? null
    : refuse("other-answers", { on: earlier.label, at: "shownIf" });
}

/**
 * Why the questions cannot stand as they would: the first of them whose
 * condition would look at nothing. Null when all is well.
 */
export function orderRefusal(questions: readonly Question[]): Refusal | null {
  for (const [index, question] of questions.entries()) {
    const condition = question.shownIf;
    if (!condition) continue;
    if (!conditionRefusal(condition, question, questions.slice(0, index))) continue;
    const on = questions.find(({ id }) => id === condition.questionId);
    return refuse("condition", { question: question.label, ...(on ? { on: on.label } : {}) });
  }
  return null;
}
