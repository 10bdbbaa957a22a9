import type { FieldErrors } from "#lib/result.ts";
import { type Answer, type Question, readAnswers } from "./rules.ts";

/** A form as it was sent: `answers` by question and seat, and for how many people it had questions. */
type Sent = { answers?: unknown; seats?: unknown };

/**
 * Reads the answers of a party of n from a form. A form without scripts may
 * have had too few questions for the party: `seats` then says for how many they
 * are wanted, up to the most that can come, and what it had is checked alone:
 * nobody is told off for what they were not asked.
 */
export function readQuestionForm(
  questions: readonly Question[],
  sent: Sent,
  { n, most }: { n: number; most: number },
): { answers: Answer[]; errors: FieldErrors; seats?: number } {
  const had = Math.max(1, Number.parseInt(String(sent.seats ?? ""), 10) || 1);
  const tooFew = n > had && n <= most && questions.some(({ per }) => per === "seat");
  const { answers, errors } = readAnswers(questions, sent.answers, tooFew ? had : n);
  return tooFew ? { answers, errors, seats: n } : { answers, errors };
}
