import { counted } from "#lib/text/plural.ts";
import type { Block } from "./compose.ts";
import { type News, newsRows } from "./news-rows.ts";
import type { OwnWords } from "./words.ts";

/** What who comes should know beyond the facts. */
export type MeetingDetails = {
  /** A map of the hall; null where there is none to show. */
  mapUrl: string | null;
  /** What it costs, in words; "" if nothing is said. */
  price: string;
  /** How one gets there and in, each note with what it is about. */
  wayIn: { about: string; text: string }[];
  /** What is on, in its order; `at` is "14:30" or "". */
  programme: { at: string; title: string }[];
  /** What to read before. */
  reading: { title: string; source: string; url: string }[];
};

/** What is only for who has a seat. */
type SeatDetails = {
  /** Calendars on the web, each with an address that fills the meeting in. */
  calendars: { name: string; href: string }[];
};

/** What a mail says of a meeting: words, ready to be read. */
export type MeetingFacts = {
  title: string;
  /** "Sun 7 Oct 2007" */
  date: string;
  /** "Sunday 7 October 2007, 14:00–17:00 (BST)" */
  when: string;
  /** How many entries of a calendar it is. */
  days: number;
  /** How many more a calendar may have, of days that it lost. */
  daysOff: number;
  doors: string | null;
  /** Venue, room and address on one line; null when only online or not known. */
  where: string | null;
  /** The meeting’s page. */
  url: string;
  /** The link to take part online, only in mails to people who may have it. */
  onlineUrl: string | null;
  details: MeetingDetails;
  /** Null for who has no seat. */
  seat: SeatDetails | null;
  groupName: string;
  accent: string | null;
  /** How the waiting list is kept. */
  waitlistOrder: "strict" | "smaller-first";
  /** Minutes that who moves up has to answer; null when the seat is theirs at once. */
  promotionHoldMinutes: number | null;
  /** Title, time and place as the reader last knew them, where they differ. */
  before?: Record<"date" | "title" | "when" | "where", string | null>;
  /** What else is not as the reader last knew it. */
  news?: News;
  /** Changes of the meeting whose own mail did not leave before this one took its place. */
  untold?: { kind: "changed" | "reinstated"; note: string }[];
  /** The group's own words, by kind of mail. */
  words?: OwnWords;
};

/** The place of the manage link in every mail about an RSVP. */
export const MANAGE = "{{link:manage}}";

/** "1 person", "3 people" */
export const people = (n: number) => counted(n, { one: "person", other: "people" });

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** "third in line", "14th in line" */
export function inLine(place: number): string {
  const word = ORDINALS[place - 1];
  if (word) return `${word} in line`;
  const tens = place % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending} in line`;
}

/** "45 minutes", "2 hours", "1 day"; what is not whole hours or days in minutes. */
export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, { one: "day", other: "days" });
  if (minutes % 60 === 0) return counted(minutes / 60, { one: "hour", other: "hours" });
  return counted(minutes, { one: "minute", other: "minutes" });
}

const ORDER: Record<MeetingFacts["waitlistOrder"], string> = {
  strict:
    "The list is kept in the order of arrival. A party waits until there are seats for all of it, and nobody passes it.",
  "smaller-first":
    "The list is kept in the order of arrival. A party waits until there are seats for all of it; while it waits, a smaller one behind it that fits may be seated first.",
};

/** What holds for the waiting list of a meeting, in sentences. */
export function waitingRule(
  meeting: Pick<MeetingFacts, "waitlistOrder" | "promotionHoldMinutes">,
): { order: string; turn: string; again: string } {
  const hold = meeting.promotionHoldMinutes;
  return {
    order: ORDER[meeting.waitlistOrder],
    turn:
      hold === null
        ? "When your turn comes, the seat is yours and we write to you at once; there is nothing you need to do."
        : `When your turn comes, we write to you at once and ask whether you still come. You then have ${duration(hold)} to answer.`,
    again:
      "You have a seat at once if one is free and nobody waits, else a place at the end of the waiting list.",
  };
}

/** The facts of a meeting as a mail lists them, and more rows below; what is not known is left out. */
export function meetingBlock(
  facts: MeetingFacts,
  more: [string, string][] = [],
  when: "When" | "Was to be" = "When",
): Block {
  const rows: [string, string | null][] = [
    ["Meeting", facts.title],
    [when, facts.when],
    ["Doors", facts.doors],
    ["Where", facts.where],
    ["Online", facts.onlineUrl],
    ["Before", facts.before?.when ?? null],
    ["Place before", facts.before?.where ?? null],
    ["Title before", facts.before?.title ?? null],
    ...newsRows(facts.news),
    ...more,
  ];
  return { facts: rows.filter((row): row is [string, string] => Boolean(row[1])) };
}

/** The way to the meeting's page, for the end of a mail. */
export const pageLink = (facts: MeetingFacts): Block => ({
  link: "The meeting’s page",
  href: facts.url,
});

export const rsvpFoot =
  "You get this mail because somebody gave this address for an RSVP. Whoever has the link above can change it, so please keep it to yourself. If it was not you, open the link and say so there: the RSVP and your address are then erased.";
