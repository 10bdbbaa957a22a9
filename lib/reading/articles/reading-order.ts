import type { relations } from "#db/tables.ts";
import { counted } from "#lib/text/plural.ts";

/** How an article belongs to a meeting. */
export type Relation = (typeof relations.$inferSelect)["relation"];

/** The order of a reading list: what prepares for the meeting first, what came of it last. */
export const READING_ORDER: Relation[] = [
  "read-before",
  "background",
  "cited",
  "announcement",
  "report",
  "recording",
  "photos",
];

/** A meeting's reading in that order, each article once, though it may belong to the meeting in two ways. */
export function readingList<A extends { relation: Relation; slug: string }>(reading: A[]): A[] {
  const ordered = READING_ORDER.flatMap((relation) =>
    reading.filter((article) => article.relation === relation),
  );
  return ordered.filter(
    ({ slug }, index) => ordered.findIndex((article) => article.slug === slug) === index,
  );
}

/** Minutes to read all of them, or null where it is not known of every one. */
export function minutesInAll(reading: { readingMinutes: number | null }[]): number | null {
  if (reading.length === 0 || reading.some(({ readingMinutes }) => readingMinutes === null)) {
    return null;
  }
  return reading.reduce((sum, { readingMinutes }) => sum + (readingMinutes ?? 0), 0);
}

/** "1 minute", "45 minutes", "1 hour 5 minutes" */
export function readingTime(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    hours > 0 ? counted(hours, { one: "hour", other: "hours" }) : "",
    rest > 0 ? counted(rest, { one: "minute", other: "minutes" }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
