import { z } from "zod";
import { insisted, line, multiline, optionalInt, requiredId } from "#lib/forms/fields.ts";
import { COMMENT_MAX, HEARD_MAX, joinRules, NAME_MAX, PARTY_MAX } from "../rules.ts";

const id = requiredId("This RSVP does not exist.");
const meetingId = requiredId("This meeting does not exist.");

/** A tick for each RSVP: one string, or several. */
const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat().filter((one) => one !== ""))])
  .refine((list) => list.length > 0, { message: "Choose at least one RSVP." })
  .refine((list) => list.length <= 10_000, { message: "Choose 10,000 at most." });

/** What the organizers write down about an RSVP. */
export const noteInput = z.object({ id, note: multiline(2000, "Note") });

/** Which RSVPs of a meeting something is done to. */
const manyInput = z.object({ meetingId, ids });

/** Which RSVPs are refused, with words for the mail. */
const refuseInput = manyInput.extend({ note: multiline(2000, "Note") });

/** Who is given a seat out of order, if need be beyond the seats. */
const moveUpInput = z.object({ meetingId, id, insist: insisted() });

const name = line(NAME_MAX, "Name").refine((value) => value !== "", { message: "Enter a name." });
/** By the rule of the public form; null for who has none. */
const email = line(254, "E-mail").transform((text, context): string | null => {
  const checked = text === "" ? { value: null } : joinRules.email(text);
  if ("value" in checked) return checked.value;
  context.addIssue({ code: "custom", message: checked.error });
  return z.NEVER;
});
const partySize = optionalInt("People", { min: 1, max: PARTY_MAX }).transform((n) => n ?? 1);
const STATUSES = ["going", "waitlisted", "pending", "tentative", "declined", "cancelled"] as const;

/** An RSVP that is added by hand or read from a file. */
export const addRow = z.object({
  name,
  email,
  partySize,
  status: z.enum(STATUSES, { error: "Choose one of the states." }).prefault("going"),
  comment: multiline(COMMENT_MAX, "Comment"),
  note: multiline(2000, "Note"),
  heardFrom: line(HEARD_MAX, "Heard of it"),
});

/** What an organizer corrects in an RSVP; insisting on "full" may go beyond the seats. */
export const changeAtDeskInput = z.object({
  meetingId,
  id,
  name,
  email,
  partySize,
  insist: insisted(),
});

export type NoteInput = z.output<typeof noteInput>;
export type ManyInput = z.output<typeof manyInput>;
export type RefuseInput = z.output<typeof refuseInput>;
export type MoveUpInput = z.output<typeof moveUpInput>;
export type AddRow = z.output<typeof addRow>;
export type ChangeAtDesk = z.output<typeof changeAtDeskInput>;
