import { z } from "zod";
import { insisted, multiline, requiredId, requiredLine } from "#lib/forms/fields.ts";
import { checkPlaces, type Place } from "#lib/mail/places.ts";

const SUBJECT_MAX = 200;

/** A subject takes no link: it is shown to everybody who looks at the mailbox. */
export const SUBJECT_PLACES = [
  "name",
  "meeting",
  "date",
  "when",
  "where",
  "group",
] satisfies Place[];
export const PLACES = [...SUBJECT_PLACES, "manage link"] satisfies Place[];

const words = {
  subject: requiredLine(SUBJECT_MAX, "Subject", "Enter a subject.").superRefine(
    checkPlaces(SUBJECT_PLACES),
  ),
  body: multiline(20_000, "Message")
    .refine((text) => text !== "", { message: "Write what you want to say." })
    .superRefine(checkPlaces(PLACES)),
};

const to = {
  meetingId: requiredId("This meeting does not exist."),
  /** To whom, as the list's address says it. */
  to: z.string().max(8000).prefault(""),
};

/** A message to those who have an RSVP, in the sender's words (Markdown). */
export const messageInput = z.object({
  ...to,
  ...words,
  /** Against "changed": for how many people the sender saw that it goes to. */
  insist: insisted(),
});

/** The same while it is being written. */
export const messageDraft = z.object({ ...to, ...words });

export type MessageInput = z.output<typeof messageInput>;
export type MessageDraft = z.output<typeof messageDraft>;
