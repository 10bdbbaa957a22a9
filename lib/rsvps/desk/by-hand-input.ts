import { z } from "zod";
import { checkbox, requiredId } from "#lib/forms/fields.ts";
import { addRow, changeAtDeskInput } from "./input.ts";

/** What was typed for the meeting's questions: read by its questions as they are then. */
const answers = z.unknown().optional();

/** Somebody whom an organizer adds. */
export const addByHandInput = addRow.extend({
  meetingId: requiredId("This meeting does not exist."),
  tell: checkbox(),
  answers,
});

/** What an organizer corrects, answers too. */
export const correctInput = changeAtDeskInput.extend({ answers });

export type AddByHandInput = z.output<typeof addByHandInput>;
export type CorrectInput = z.output<typeof correctInput>;
