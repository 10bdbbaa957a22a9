import { z } from "zod";
import { insisted, multiline, requiredId } from "#lib/forms/fields.ts";

/** What can be done to several RSVPs at once. To write to them is a message of its own. */
export const DEEDS = [
  "approve",
  "refuse",
  "cancel",
  "reinstate",
  "move-up",
  "resend",
  "note",
] as const;
export type Deed = (typeof DEEDS)[number];

export const bulkInput = z.object({
  meetingId: requiredId("This meeting does not exist."),
  deed: z.enum(DEEDS, { error: "Choose what is to be done." }),
  /** To whom, as the list's address says it. */
  to: z.string().max(8000).prefault(""),
  /** Words for the mail of a refusal, or the note itself. */
  note: multiline(2000, "Note"),
  /** Against "changed", the key of the rows that were shown, so that nothing is done to others; and "full", to go beyond the seats. */
  insist: insisted(),
});

export type BulkInput = z.output<typeof bulkInput>;
