import type { Pass } from "./dates.ts";

/*
 * The wall times of a meeting, once. Browser-safe. Each stands in a column of
 * its name, with the zone of the row, and the instant derived from it in the
 * column of that name without "Local".
 */

export const WALL_TIMES = [
  "startsAtLocal",
  "endsAtLocal",
  "doorsAtLocal",
  "rsvpsOpenAtLocal",
  "rsvpsCloseAtLocal",
] as const;

export type WallTime = (typeof WALL_TIMES)[number];

/** All of them, with the zone by which they are read and what goes with them. */
export type ZonedTimes = Record<
  Exclude<WallTime, "startsAtLocal" | "endsAtLocal">,
  string | null
> & {
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
  passes: Passes;
  dailyFrom: string | null;
  dailyUntil: string | null;
};

/** Of those that come twice in their night, which is meant. */
export type Passes = Partial<Record<WallTime, Pass>>;
