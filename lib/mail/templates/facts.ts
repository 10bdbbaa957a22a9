import type { Block } from "./compose.ts";

/** What a mail says of a meeting: words, ready to be read. */
export type MeetingFacts = {
  title: string;
  /** "Sunday 7 October 2007, 14:00–17:00 (BST)" */
  when: string;
  doors: string | null;
  /** Venue, room and address on one line; null when only online or not known. */
  where: string | null;
  /** The meeting’s page. */
  url: string;
  /** The link to take part online, only in mails to people who may have it. */
  onlineUrl: string | null;
  groupName: string;
  accent: string | null;
};

/** The place of the manage link in every mail about an RSVP. */
export const MANAGE = "{{link:manage}}";

/** "1 person", "3 people" */
export const people = (n: number) => (n === 1 ? "1 person" : `${n} people`);

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

export function meetingBlock(facts: MeetingFacts, more: [string, string][] = []): Block {
  const rows: [string, string | null][] = [
    ["Meeting", facts.title],
    ["When", facts.when],
    ["Doors", facts.doors],
    ["Where", facts.where],
    ["Online", facts.onlineUrl],
    ...more,
  ];
  return { facts: rows.filter((row): row is [string, string] => Boolean(row[1])) };
}

export const pageLink = (facts: MeetingFacts): Block => ({
  link: "The meeting’s page",
  href: facts.url,
});

export const rsvpFoot =
  "You get this mail because somebody gave this address for an RSVP. Whoever has the link above can change it, so please keep it to yourself. If it was not you, open the link and cancel.";
