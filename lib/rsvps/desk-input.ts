import { z } from "zod";
import { multiline, requiredId } from "#lib/fields.ts";

const id = requiredId("This RSVP does not exist.");

/** What the organizers write down about an RSVP. */
export const noteInput = z.object({ id, note: multiline(2000, "Note") });

/** Which RSVP an organizer cancels. */
export const cancelInput = z.object({ id });

export type NoteInput = z.output<typeof noteInput>;
