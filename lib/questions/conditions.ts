import { type FieldErrors, type Refusal, refuse } from "#lib/result.ts";
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

/** What is wrong with a condition, given the questions that stand before; null when it holds. */
export function conditionErrors(
  condition: Condition,
  question: Pick<Question, "per">,
  before: readonly Question[],
): FieldErrors | null {
  const earlier = before.find(({ id }) => id === condition.questionId);
  if (!earlier) return { shownIf: "Choose a question that stands before this one." };
  if (!mayDependOn(question, earlier)) {
    return {
      shownIf:
        namedAnswers(earlier).length > 0
          ? "A question for the whole party cannot depend on what each person answers."
          : "Choose a question with answers to choose from.",
    };
  }
  return condition.answers.every((answer) => namedAnswers(earlier).includes(answer))
    ? null
    : { shownIf: `Choose among the answers of “${earlier.label}”.` };
}

/**
 * Why the questions cannot stand as they would: the first of them whose
 * condition would look at nothing. Null when all is well.
 */
export function orderRefusal(questions: readonly Question[]): Refusal | null {
  for (const [index, question] of questions.entries()) {
    const condition = question.shownIf;
    if (!condition) continue;
    if (!conditionErrors(condition, question, questions.slice(0, index))) continue;
    const on = questions.find(({ id }) => id === condition.questionId);
    return refuse(
      "condition",
      on
        ? `“${question.label}” is asked only after certain answers to “${on.label}”, which must stand before it and offer them. Change “${question.label}” first.`
        : `“${question.label}” is asked only after an answer to this question. Change or retire “${question.label}” first.`,
    );
  }
  return null;
}
