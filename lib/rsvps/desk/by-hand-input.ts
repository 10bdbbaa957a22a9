import { z } from "zod";
import { checkbox, insisted, requiredId } from "#lib/forms/fields.ts";
import { joinRules, type Rule } from "../rules.ts";
import { addRow, changeAtDeskInput } from "./input.ts";

/** What was typed for the meeting's questions: read by its questions as they are then. */
const answers = z.unknown().optional();

/** By a rule of the public form; undefined where the form did not ask, so that it stays. */
function asked<T>(rule: Rule<T>) {
  return z
    .string()
    .optional()
    .transform((text, context): T | undefined => {
      if (text === undefined) return undefined;
      const checked = rule(text);
      if ("value" in checked) return checked.value;
      context.addIssue({ code: "custom", message: checked.error });
      return z.NEVER;
    });
}

const names = {
  familyName: asked(joinRules.familyName),
  partyNames: asked(joinRules.partyNames),
};

/** Somebody whom an organizer adds. */
export const addByHandInput = addRow.extend({
  ...names,
  meetingId: requiredId("This meeting does not exist."),
  tell: checkbox(),
  /** Against "mistyped", the address. */
  insist: insisted(),
  answers,
});

/** What an organizer corrects, answers too. */
export const correctInput = changeAtDeskInput.extend({ ...names, answers });

export type AddByHandInput = z.output<typeof addByHandInput>;
export type CorrectInput = z.output<typeof correctInput>;
