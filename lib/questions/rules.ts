import type { FieldErrors } from "#lib/result.ts";
import { cleanLine, cleanText, isVisible } from "#lib/text/clean.ts";

/*
 * What is asked, and what an answer to it must be. Used as it is by the form
 * in the browser and by the server; hence no schema library.
 */

export const KINDS = ["text", "long-text", "one-of", "several-of", "yes-no", "number"] as const;
export type QuestionKind = (typeof KINDS)[number];

/** Asked once for the party, or for each of its seats. */
type Per = "party" | "seat";

/** Asked only if an earlier question has one of these answers ("yes" and "no" for a yes-no). */
export type Condition = { questionId: string; answers: string[] };

export type Question = {
  id: string;
  kind: QuestionKind;
  label: string;
  hint: string;
  required: boolean;
  options: string[];
  /** What a number may be. */
  lowest: number;
  highest: number;
  per: Per;
  sensitive: "access" | "diet" | null;
  shownIf: Condition | null;
};

export type AnswerValue = string | string[] | number | boolean;

/** One answer; `seat` is 0 for the party, 1… for each seat. */
export type Answer = { questionId: string; seat: number; value: AnswerValue };

const LINE_MAX = 300;
const LONG_MAX = 2000;
/** What a number may be where nothing is said of it. */
export const LOWEST = 0;
export const HIGHEST = 1_000_000;

/** The name of an answer's field in a form; ids begin with a digit, which field names do not. */
export function answerField(questionId: string, seat: number): string {
  return `answers.q${questionId}.s${seat}`;
}

/** What was typed for an answer: text, or several texts; "" for nothing. */
export function typedAnswer(typed: unknown, questionId: string, seat: number): string | string[] {
  const value = at(at(typed, `q${questionId}`), `s${seat}`);
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
  return typeof value === "string" ? value : "";
}

function at(node: unknown, key: string): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as Record<string, unknown>)[key];
}

/** The seats that a question is asked for: the party as a whole, or each of its n. */
function seatsOf(question: Pick<Question, "per">, n: number): number[] {
  return question.per === "party" ? [0] : Array.from({ length: n }, (_, index) => index + 1);
}

type Checked = { value: AnswerValue | null } | { error: string };

/** The answer that a text stands for (null for none), or what is wrong with it. */
export function checkAnswer(question: Question, typed: string | string[]): Checked {
  const texts = (Array.isArray(typed) ? typed : [typed]).filter(isVisible);
  const first = texts[0] ?? "";
  if (texts.length === 0) {
    return question.required ? { error: missing(question) } : { value: null };
  }
  switch (question.kind) {
    case "text":
      return within(cleanLine(first), LINE_MAX);
    case "long-text":
      return within(cleanText(first), LONG_MAX);
    case "yes-no":
      return first === "yes" || first === "no"
        ? { value: first === "yes" }
        : { error: "Choose yes or no." };
    case "number": {
      const value = /^\s*-?\d{1,7}\s*$/.test(first) ? Number(first) : Number.NaN;
      const { lowest, highest } = question;
      return lowest <= value && value <= highest
        ? { value }
        : { error: `Enter a whole number from ${figure(lowest)} to ${figure(highest)}.` };
    }
    case "one-of":
      return question.options.includes(first)
        ? { value: first }
        : { error: "Choose one of the answers offered." };
    case "several-of": {
      const chosen = question.options.filter((option) => texts.includes(option));
      return texts.every((text) => question.options.includes(text))
        ? { value: chosen }
        : { error: "Choose among the answers offered." };
    }
  }
}

const figure = (n: number) => n.toLocaleString("en-GB");

function missing({ kind }: Question): string {
  if (kind === "yes-no") return "Choose yes or no.";
  if (kind === "one-of") return "Choose one of the answers.";
  if (kind === "several-of") return "Choose at least one of the answers.";
  return kind === "number" ? "Enter a number." : "This needs an answer.";
}

function within(value: string, most: number): Checked {
  return value.length <= most
    ? { value }
    : { error: `At most ${most} characters; these are ${value.length}.` };
}

/** An answer in the words by which conditions and lists name it. */
export function answerWords(value: AnswerValue): string[] {
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return Array.isArray(value) ? value : [String(value)];
}

/** An answer as the text that a form shows for it again. */
export function answerText(value: AnswerValue): string | string[] {
  return Array.isArray(value) ? value : (answerWords(value)[0] ?? "");
}

/** An answer for a list or a file, on one line. */
export function answerLine(value: AnswerValue): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return answerWords(value).join(", ");
}

/** Whose answers those of a seat are, counted from 1: the first is of who fills the form in. */
export function seatWords(seat: number): string {
  return seat > 1 ? `For person ${seat}` : "For you";
}

/** The same where somebody else fills the form in for them. */
export function personWords(seat: number): string {
  return `For person ${seat}`;
}

/** A question as it stands before its answer: "Lunch?", "Diet:", and where each of a party is asked "Lunch? (person 2):". */
export function questionLine(label: string, seat = 0): string {
  if (seat > 0) return `${label} (person ${seat}):`;
  return /[?!.:]$/.test(label) ? label : `${label}:`;
}

/** An error that stands for itself in a list of several: with the question, and whose answer it is. */
function said({ label }: Question, whose: string, error: string): string {
  return `${whose ? `${whose}: ` : ""}${questionLine(label)} ${error}`;
}

/** Whether the answers of the same seat, or of the party, are among those that a condition names. */
function isMet(condition: Condition, given: readonly Answer[], seat: number): boolean {
  return given.some(
    (answer) =>
      answer.questionId === condition.questionId &&
      (answer.seat === seat || answer.seat === 0) &&
      answerWords(answer.value).some((word) => condition.answers.includes(word)),
  );
}

/**
 * The answers of a party of n from what was typed, and what is wrong by field.
 * A question whose condition is not met is not asked: what was typed for it is
 * left out, and it is never an error. Questions stand in their order, so that
 * a condition looks back. `words` say whose answer is wrong.
 */
export function readAnswers(
  questions: readonly Question[],
  typed: unknown,
  n: number,
  words = seatWords,
): { answers: Answer[]; asked: Set<string>; errors: FieldErrors } {
  const answers: Answer[] = [];
  const asked = new Set<string>();
  const wrong: { seat: number; field: string; error: string }[] = [];
  for (const question of questions) {
    for (const seat of seatsOf(question, n)) {
      if (question.shownIf && !isMet(question.shownIf, answers, seat)) continue;
      const field = answerField(question.id, seat);
      asked.add(field);
      const checked = checkAnswer(question, typedAnswer(typed, question.id, seat));
      if ("error" in checked) {
        const whose = n > 1 && seat > 0 ? words(seat) : "";
        wrong.push({ seat, field, error: said(question, whose, checked.error) });
      } else if (checked.value !== null) {
        answers.push({ questionId: question.id, seat, value: checked.value });
      }
    }
  }
  // In the order of the form: the party's, then those of one person after another.
  wrong.sort((a, b) => a.seat - b.seat);
  const errors = Object.fromEntries(wrong.map(({ field, error }) => [field, error]));
  return { answers, asked, errors };
}
