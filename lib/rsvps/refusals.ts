import type { MeetingWindow, Window } from "#lib/meetings/rsvp-window.ts";
import { type Refusal, refusals } from "#lib/result.ts";
import { plural } from "#lib/text/plural.ts";

/** Why an RSVP is not taken, or not changed. */
export const words = {
  early: () => "RSVPs are not open yet for this meeting.",
  closed: () => "RSVPs for this meeting are closed.",
  past: () => "This meeting is over.",
  cancelled: () => "This meeting is cancelled, so it takes no RSVPs.",
  postponed: () => "This meeting is postponed. RSVPs open again when there is a new date.",
  none: () => "This meeting takes no RSVPs: simply come.",
  missing: ({ what }: { what: "meeting" | "link" }) =>
    what === "meeting"
      ? "This meeting does not exist any more."
      : "This link leads nowhere any more. The newest mail about your RSVP has the right one.",
  reply: ({ reply }: { reply: "tentative" | "declined" }) =>
    reply === "tentative"
      ? "This meeting does not take “perhaps” for an answer."
      : "This meeting takes no apologies by this form.",
  party: ({ most }: { most: number }) =>
    plural(most, {
      one: "Everybody answers for themselves here: enter 1.",
      other: `At most ${most} can come on one RSVP.`,
    }),
  full: ({ people, has }: { people: number; has?: number }) => {
    if (has !== undefined) {
      return `There are not enough free seats for ${people}, or others were waiting before. You keep your RSVP for ${has}.`;
    }
    return plural(people, {
      one: "All seats are taken, and there is no waiting list.",
      other: `There are not enough seats left for ${people}, and there is no waiting list. A smaller party may find room.`,
    });
  },
  "cancelled-rsvp": () => "This RSVP is cancelled. Ask for a seat again first.",
  lapsed: () =>
    "The time to say yes is over, and the seat was given up. You can ask for one again.",
  "same-address": () => "Mails go to this address already.",
  "address-taken": () => "This address has an RSVP of its own for this meeting.",
  refused: () => "The organizers could not take this RSVP. Write to them instead.",
};

export const { refuse } = refusals("rsvp", words);

/** Why nothing is changed at a meeting any more: it is over, or was withdrawn and has no page that a mail could lead to. */
export function goneBy(
  meeting: Pick<MeetingWindow, "status" | "deletedAt" | "endsAt">,
  at: Date,
): Refusal | null {
  if (meeting.deletedAt || meeting.status === "draft") return shut("missing");
  return meeting.endsAt <= at ? refuse("past") : null;
}

/** The refusal of a meeting that takes no RSVPs now. */
export const shut = (window: Exclude<Window, "open">): Refusal =>
  window === "missing" ? refuse("missing", { what: "meeting" }) : refuse(window);
