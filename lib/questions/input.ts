import { z } from "zod";
import {
  checkbox,
  line,
  multiline,
  optionalInt,
  requiredId,
  requiredLine,
} from "#lib/forms/fields.ts";
import { type Condition, HIGHEST, KINDS, LOWEST } from "./rules.ts";

const OPTIONS_MAX = 30;
export const QUESTIONS_MAX = 30;

const limits = { min: -HIGHEST, max: HIGHEST };

const id = requiredId("This question does not exist.");
const meetingId = requiredId("This meeting does not exist.");

const options = multiline(4000, "Answers").transform((text) => [
  ...new Set(
    text
      .split("\n")
      .map((one) => one.trim().replace(/\s+/g, " "))
      .filter(Boolean),
  ),
]);

/** The answers of one earlier question, ticked: each as "id:answer". Null where none is. */
const shownIf = z
  .union([z.string(), z.array(z.string())], { error: "This is no answer to choose." })
  .optional()
  .transform((value, context): Condition | null => {
    const ticked = [value ?? []].flat().filter(Boolean);
    const ids = new Set(ticked.map((one) => one.split(":", 1)[0] ?? ""));
    if (ids.size > 1) {
      context.addIssue({ code: "custom", message: "Choose answers of one question only." });
      return z.NEVER;
    }
    const [questionId] = ids;
    if (!questionId) return null;
    return { questionId, answers: ticked.map((one) => one.slice(questionId.length + 1)) };
  });

/** What the editor of a question sends. Answers are one a line. */
export const questionInput = z
  .object({
    meetingId,
    label: requiredLine(300, "Question", "Enter the question."),
    hint: line(300, "Hint"),
    kind: z.enum(KINDS, { error: "Choose what kind of answer it wants." }),
    options,
    lowest: optionalInt("Lowest", limits).transform((n) => n ?? LOWEST),
    highest: optionalInt("Highest", limits).transform((n) => n ?? HIGHEST),
    required: checkbox(),
    per: z.enum(["party", "seat"]).catch("party"),
    shownIf,
  })
  .superRefine((input, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (input.kind === "number" && input.lowest > input.highest) {
      wrong("highest", "Enter a number that is not below the lowest.");
    }
    if (input.kind === "one-of" || input.kind === "several-of") {
      if (input.options.length < 2) wrong("options", "Enter at least two answers, one a line.");
      if (input.options.length > OPTIONS_MAX) {
        wrong("options", `Enter at most ${OPTIONS_MAX} answers.`);
      }
      const long = input.options.find((option) => option.length > 200);
      if (long)
        wrong("options", `Enter answers of 200 characters at most: “${long.slice(0, 40)}…”`);
    }
  });

/** A question as it shall be from now on. */
export const changeQuestionInput = questionInput.safeExtend({ id });

/** The ready-made questions, added with one press. */
export const readyMadeInput = z.object({
  meetingId,
  about: z.enum(["access", "diet"], { error: "There is no such question." }),
});

export const moveInput = z.object({
  id,
  by: z.enum(["up", "down"], { error: "Choose up or down." }),
});

/** A press of a button about one question. */
export const oneQuestionInput = z.object({ id });

export type QuestionInput = z.output<typeof questionInput>;
export type ChangeQuestionInput = z.output<typeof changeQuestionInput>;
export type ReadyMadeInput = z.output<typeof readyMadeInput>;
export type MoveInput = z.output<typeof moveInput>;
