import type { Reader } from "#db/engine.ts";
import { type News, wayInLine } from "#lib/mail/templates/news-rows.ts";
import { wayIn } from "#lib/meetings/access.ts";
import { whereInWords } from "#lib/meetings/place.ts";
import { priceInWords } from "#lib/meetings/price.ts";
import { programmeLines } from "#lib/meetings/programme-times.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { findInvitedMeeting, type WholeMeeting } from "#lib/meetings/whole.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { shortDate } from "#lib/time/dates.ts";
import { doorsInWords } from "#lib/time/ranges.ts";

/** What those who are coming know of a meeting from their calendar and its mails, in words that can be compared and repeated. */
export type Shown = {
  title: string;
  /** "Sun 7 Oct 2007" */
  date: string;
  when: string;
  /** "" where it is not known. */
  where: string;
  onlineUrl: string;
  /** The place on the map. */
  map: string;
  /** What else it is made up of, line by line. */
  lines: Record<keyof News, string[]>;
};

/** What of a meeting can be another. */
export type Part = Exclude<keyof Shown, "lines"> | keyof News;

/** What calendars show in fields of their own: a change of it raises SEQUENCE (RFC 5545, 3.8.7.4), so that they move the entry. */
const MOVES: readonly Part[] = ["title", "when", "where", "onlineUrl", "map"];

/** What decides whether, where and to whom one goes: of its change people are told unless the organizer does not want it. */
const WEIGHTY: readonly Part[] = ["title", "when", "where", "onlineUrl", "programme"];

export const moves = (parts: readonly Part[]) => parts.some((one) => MOVES.includes(one));
export const isWeighty = (parts: readonly Part[]) => parts.some((one) => WEIGHTY.includes(one));

/** What is shown of a meeting. */
export function shownOf(meeting: WholeMeeting): Shown {
  const { title, onlineUrl, venue, occasion, summary, description } = meeting;
  const doors = doorsInWords(meeting);
  const price = priceInWords(meeting);
  return {
    title,
    date: shortDate(meeting.startsAtLocal),
    when: whenInWords(meeting),
    where: whereInWords(meeting) ?? "",
    onlineUrl: onlineUrl ?? "",
    map: [venue?.latitude ?? [], venue?.longitude ?? []].flat().join(", "),
    lines: {
      doors: doors ? [doors] : [],
      programme: programmeLines(meeting),
      reading: readingLines(meeting),
      wayIn: wayIn(meeting).map(wayInLine),
      price: price ? [price] : [],
      about: [occasion, summary || markdownToLine(description, SAID_MAX)].filter(Boolean),
    },
  };
}

/** As much of a description as a mail repeats, in characters. */
const SAID_MAX = 600;

function readingLines({ reading }: WholeMeeting): string[] {
  return reading
    .filter(({ relation }) => relation === "read-before")
    .map(({ title, author, publication, issue }) => {
      const from = [author, publication, issue && `issue ${issue}`].filter(Boolean).join(", ");
      return from ? `${title} (${from})` : title;
    });
}

/** The same of one by its id; null while it was never published, and nobody knows anything of it. */
export async function readShown(db: Reader, meetingId: string): Promise<Shown | null> {
  const meeting = await findInvitedMeeting(db, meetingId);
  return meeting && shownOf(meeting);
}

/** Whether a meeting shows anything else than it did. */
export async function differsFrom(db: Reader, meetingId: string, was: Shown): Promise<boolean> {
  const is = await readShown(db, meetingId);
  return is !== null && differences(was, is).length > 0;
}

/** The parts in which two differ. */
export function differences(
  { lines: linesBefore, ...before }: Shown,
  { lines: linesNow, ...now }: Shown,
): Part[] {
  const [then, is] = [
    { ...before, ...linesBefore },
    { ...now, ...linesNow },
  ];
  return (Object.keys(then) as Part[]).filter(
    (part) => [then[part]].flat().join("\n") !== [is[part]].flat().join("\n"),
  );
}

/** What is new among the lines, and what is gone. */
export function newsSince(then: Shown["lines"], now: Shown["lines"]): News {
  const names = Object.keys(now) as (keyof News)[];
  const news = names.map((name) => {
    // A list that was not known of then says nothing of what changed.
    const before = then[name] ?? now[name];
    const come = now[name].filter((line) => !before.includes(line));
    return [name, { come, gone: before.filter((line) => !now[name].includes(line)) }];
  });
  return Object.fromEntries(news);
}
