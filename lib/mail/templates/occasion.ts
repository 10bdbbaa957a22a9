import type { Block } from "./compose.ts";
import { MANAGE, type MeetingFacts, meetingBlock, pageLink } from "./facts.ts";
import { meetingMail, party, type RsvpFacts, type Written } from "./meeting-mail.ts";

/** What a reminder says beyond the facts. */
export type MeetingDetails = {
  /** A map of the hall; null where there is none to show. */
  mapUrl: string | null;
  /** "£3, children free"; "" where nothing is said of it. */
  price: string;
  /** What is on, in its order; `at` is "14:30" or "". */
  programme: { at: string; title: string }[];
  /** What to read before. */
  reading: { title: string; source: string; url: string }[];
};

function programmeBlocks({ programme }: MeetingDetails): Block[] {
  if (programme.length === 0) return [];
  return [
    { head: "Programme" },
    { facts: programme.map(({ at, title }): [string, string] => [at, title]) },
  ];
}

function readingBlocks({ reading }: MeetingDetails): Block[] {
  if (reading.length === 0) return [];
  return [
    { head: "To read before" },
    ...reading.map(({ title, source, url }) => ({
      link: source ? `${title} (${source})` : title,
      href: url,
    })),
  ];
}

/**
 * Some time before the meeting, to who is going. `until` is set for who has a
 * seat held and has not said yet that they come.
 */
export function reminderMail(
  meeting: MeetingFacts,
  rsvp: RsvpFacts & { until: string | null },
  details: MeetingDetails,
): Written {
  const held = rsvp.until !== null;
  return meetingMail(meeting, "meeting-reminder", {
    name: rsvp.name,
    heading: meeting.when,
    body: [
      ...(held
        ? [{ p: `Your seat is held only until ${rsvp.until}: please say whether you still come.` }]
        : []),
      meetingBlock(meeting, [["Price", details.price], ...party(rsvp)]),
      ...(details.mapUrl ? [{ link: "Map", href: details.mapUrl }] : []),
      {
        action: held ? "Say whether you still come" : "Change or cancel",
        href: MANAGE,
      },
      ...programmeBlocks(details),
      ...readingBlocks(details),
    ],
    end: [pageLink(meeting)],
  });
}

/** After the meeting, to who was going: the report can be read. */
export function thanksMail(meeting: MeetingFacts, rsvp: Pick<RsvpFacts, "name">): Written {
  return meetingMail(meeting, "meeting-thanks", {
    name: rsvp.name,
    heading: "Thank you for coming",
    body: [
      { action: "Read the report", href: meeting.url },
      meetingBlock({ ...meeting, onlineUrl: null, doors: null }),
      { link: "Your RSVP", href: MANAGE },
    ],
    foot: "You get this mail because you had an RSVP for this meeting. There is no other one like it.",
  });
}
