import type { DeskQuestion } from "#lib/questions/queries.ts";
import type { QuestionKind } from "#lib/questions/rules.ts";
import { plural } from "#lib/text/plural.ts";

export const KIND_WORDS: Record<QuestionKind, string> = {
  text: "A line of text",
  "long-text": "Several lines of text",
  "one-of": "One of several answers",
  "several-of": "Any number of several answers",
  "yes-no": "Yes or no",
  number: "A number",
};

/** "12 answers" */
export function answeredBy(n: number): string {
  if (n === 0) return "No answers yet";
  return plural(n, { one: "Answered by 1 RSVP", other: `Answered by ${n} RSVPs` });
}

/** What is asked, of whom, and whether it must be answered. */
export function factsOf(question: DeskQuestion): string[] {
  const { kind, options, per, required, sensitive } = question;
  return [
    options.length > 0 ? `${KIND_WORDS[kind]}: ${options.join(", ")}` : KIND_WORDS[kind],
    per === "seat" ? "for each person" : "",
    required ? "must be answered" : "",
    sensitive ? "erased a day after the meeting" : "",
  ].filter(Boolean);
}
