import type { Question } from "#lib/questions/rules.ts";
import { NOT_ASKED } from "./not-asked.ts";

const WORDS: Record<string, string> = { yes: "Yes", no: "No" };

/** "“Yes” or “Perhaps”" */
export function anyOf(answers: readonly string[]): string {
  return answers.map((answer) => `“${WORDS[answer] ?? answer}”`).join(" or ");
}

type Props = { question: Question; questions: readonly Question[] };

/** Says without scripts when a question is asked. What is answered otherwise is left out. */
export function IfAnswered({ question, questions }: Props) {
  const on = questions.find(({ id }) => id === question.shownIf?.questionId);
  if (!question.shownIf || !on) return null;
  return (
    <p className={`text-sm text-quiet ${NOT_ASKED}`}>
      Only if you answered {anyOf(question.shownIf.answers)} to “{on.label}”:
    </p>
  );
}
