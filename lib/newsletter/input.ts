import { z } from "zod";
import { multiline, optionalId, requiredLine } from "#lib/forms/fields.ts";
import { LETTER_KINDS } from "./kinds.ts";

/** News as an organizer writes it. */
export const letterInput = z.object({
  /** Made with the form: the same press never sends twice. */
  key: z.string().regex(/^[0-9a-z]{26}$/, { message: "Open this page anew and send it again." }),
  kind: z.enum(LETTER_KINDS),
  meetingId: optionalId(),
  /** In whose name an update is; null: the site's. */
  groupId: optionalId(),
  subject: requiredLine(200, "Subject", "Enter a subject."),
  body: multiline(20_000, "Your words"),
});

export type LetterInput = z.output<typeof letterInput>;
