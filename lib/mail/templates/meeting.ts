import { type Block, type Bodies, compose } from "./compose.ts";
import { MANAGE, type MeetingFacts, meetingBlock, pageLink, rsvpFoot } from "./facts.ts";
import type { Standing } from "./rsvp.ts";

export type ChangeFacts = {
  kind: "changed" | "cancelled" | "postponed" | "reinstated";
  /** The organizer's words; "" if none. */
  note: string;
  /** What stood before, where it differs. */
  before: { when: string | null; where: string | null };
  name: string;
  status: Standing;
};

const HEADINGS: Record<ChangeFacts["kind"], { heading: string; subject: string; said: string }> = {
  changed: {
    heading: "The meeting has changed",
    subject: "Changed",
    said: "please note what is new about this meeting.",
  },
  cancelled: {
    heading: "The meeting is cancelled",
    subject: "Cancelled",
    said: "this meeting will not take place.",
  },
  postponed: {
    heading: "The meeting is postponed",
    subject: "Postponed",
    said: "this meeting will not take place at the time announced. We write again when there is a new date; your RSVP is kept until then.",
  },
  reinstated: {
    heading: "The meeting takes place after all",
    subject: "On again",
    said: "this meeting takes place after all, at the time and place below.",
  },
};

function standing(status: Standing): string {
  if (status === "going") return "You still have your seat.";
  if (status === "waitlisted") return "You keep your place on the waiting list.";
  return "";
}

/** What attendees are told when a meeting changes in a way that matters. */
export function meetingChangeMail(
  meeting: MeetingFacts,
  change: ChangeFacts,
): { subject: string } & Bodies {
  const words = HEADINGS[change.kind];
  const on = change.kind === "changed" || change.kind === "reinstated";
  const before: [string, string][] = [];
  if (change.before.when) before.push(["Before", change.before.when]);
  if (change.before.where) before.push(["Place before", change.before.where]);
  const kept = on ? standing(change.status) : "";
  const blocks: Block[] = [
    { p: `${change.name}, ${words.said}` },
    ...(change.note ? [{ quote: change.note }] : []),
    meetingBlock(on ? meeting : { ...meeting, onlineUrl: null, doors: null }, before),
    ...(kept ? [{ p: `${kept} If you cannot come, please cancel.` }] : []),
    on
      ? { action: "Change or cancel your RSVP", href: MANAGE }
      : { link: "Your RSVP", href: MANAGE },
    pageLink(meeting),
  ];
  return {
    subject: `${words.subject}: ${meeting.title}`,
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading: words.heading,
      blocks,
      foot: rsvpFoot,
    }),
  };
}
