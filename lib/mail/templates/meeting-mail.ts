import { plural } from "#lib/text/plural.ts";
import { fillPlaces } from "../places.ts";
import { type Block, type Bodies, compose } from "./compose.ts";
import { type MeetingFacts, people, rsvpFoot } from "./facts.ts";
import { WORDS, type WordedKind } from "./words.ts";

export type Written = { subject: string } & Bodies;

export type RsvpFacts = {
  name: string;
  partySize: number;
  /** Place in the waiting list, from 1. */
  place?: number;
};

/** Of somebody who does not come any more. */
export type GoneFacts = RsvpFacts & {
  /** Whether their calendar had the meeting, so that the mail takes it out. */
  wasEntered: boolean;
};

/** "For: 3 people", a row among the facts. */
export const party = (rsvp: RsvpFacts): [string, string][] => [["For", people(rsvp.partySize)]];

type Days = Pick<MeetingFacts, "days" | "daysOff">;

/** That the entry for the calendar comes with the mail: replies of calendars are not taken in. */
export const attachedBlock = ({ seat, ...days }: Days & Pick<MeetingFacts, "seat">): Block => ({
  p: `${entries(days)} What you answer there does not reach us${seat ? ", and “Decline” there does not give your seat back" : ""}: to change or cancel, use your own link above.`,
});

const isOneEntry = ({ days, daysOff }: Days) => days + daysOff === 1;

/** An invitation is of one entry, and so is what takes it back. */
const byDay = ({ days, daysOff }: Days, does: string) =>
  daysOff > 0
    ? `The meeting has fewer days than it had, each an entry in a calendar. This mail ${does} the first; open the file attached to it for the rest, also to strike out what is off.`
    : `The meeting is ${days} entries in a calendar, one for each day. This mail ${does} the first; open the file attached to it for all of them.`;

const entries = (days: Days) =>
  isOneEntry(days) ? "The entry for your calendar is attached." : byDay(days, "enters");

/** How the entries of a meeting leave the calendar that had them; that of one day leaves by itself. */
export const withdrawnBlocks = (days: Days): Block[] =>
  isOneEntry(days) ? [] : [{ p: byDay(days, "calls off") }];

/** "a seat", "3 seats" */
export const seats = (n: number) => plural(n, { one: "a seat", other: `${n} seats` });

/** What stands for a name that is not said. */
const UNNAMED = "guest";

/** "{name}, thank you." without the name: "Thank you." */
const unaddressed = (text: string) =>
  text.replace(
    /(^|\n{2,})\{name\},\s*(\p{L})/gu,
    (_, before, letter) => before + letter.toUpperCase(),
  );

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((p) => p.trim() !== "")
    .map((p) => ({ p }));

const HAPPENED = {
  changed: "The meeting has changed.",
  reinstated: "The meeting takes place after all.",
};

/** Mails after which nothing need be known of the meeting. */
const OVER: WordedKind[] = [
  "rsvp-refused",
  "rsvp-lapsed",
  "rsvp-declined",
  "rsvp-cancelled",
  "meeting-cancelled",
  "meeting-postponed",
];

/** What the reader was not told of yet, so that one mail says all of it. */
function untoldBlocks({ untold = [] }: MeetingFacts, kind: WordedKind): Block[] {
  if (OVER.includes(kind)) return [];
  return untold.flatMap((change, index): Block[] => {
    const isSaid =
      kind === `meeting-${change.kind}` ||
      untold.slice(0, index).some((earlier) => earlier.kind === change.kind);
    return [
      ...(isSaid ? [] : [{ p: HAPPENED[change.kind] }]),
      ...(change.note ? [{ quote: change.note }] : []),
    ];
  });
}

type Parts = {
  /** "" where it is not said. */
  name: string;
  heading: string;
  /** The organizers' words to the reader; "" if none. */
  note?: string;
  /** The facts and what must be known beside them: the same whatever words the group chose. */
  body: Block[];
  /** What stands below the group's last words. */
  end?: Block[];
  foot?: string;
};

/**
 * Sets a mail about a meeting: the group's words, or the app's where it has
 * none, around what the template itself has to say.
 */
export function meetingMail(meeting: MeetingFacts, kind: WordedKind, parts: Parts): Written {
  const words = meeting.words?.[kind] ?? WORDS[kind];
  const { name, heading, note = "", body, end = [], foot = rsvpFoot } = parts;
  const fill = (text: string) =>
    fillPlaces(name === "" ? unaddressed(text) : text, {
      name: name || UNNAMED,
      meeting: meeting.title,
      date: meeting.date,
      when: meeting.when,
      where: meeting.where ?? "",
      group: meeting.groupName,
      note,
    });
  const saysNote = /\{note\}/.test(words.intro + words.outro);
  return {
    subject: fill(words.subject),
    ...compose({
      sender: meeting.groupName,
      accent: meeting.accent,
      heading,
      blocks: [
        ...paragraphs(fill(words.intro)),
        ...untoldBlocks(meeting, kind),
        ...(note && !saysNote ? [{ quote: note }] : []),
        ...body,
        ...paragraphs(fill(words.outro)),
        ...end,
        { link: "All your RSVPs", href: new URL("/rsvps", meeting.url).href },
      ],
      foot,
    }),
  };
}
