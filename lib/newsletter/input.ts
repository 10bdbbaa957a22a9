import { z } from "zod";
import { multiline, optionalId, requiredLine } from "#lib/forms/fields.ts";
import { LETTER_KINDS } from "./kinds.ts";

/** News as an organizer writes it. */
export const letterInput = z.object({
  kind: z.enum(LETTER_KINDS),
  meetingId: optionalId(),
  /** In whose name an update is; null: the site's. */
  groupId: optionalId(),
  subject: requiredLine(200, "Subject", "Enter a subject."),
  body: multiline(20_000, "Your words"),
});

export type LetterInput = z.output<typeof letterInput>;
