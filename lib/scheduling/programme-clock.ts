import { addMinutes, isLocal, minutesBetween } from "#lib/time/dates.ts";

/*
 * When an item of a programme begins, as the form says it: a time of day, and
 * the day where the meeting has several. It is stored as minutes on the wall's
 * clock from the meeting's start. Browser-safe.
 */

/** "14:30" or "" for none; the day counted from the meeting's first, "1", or "" where the time alone says it. */
export type Clock = { time: string; day: string };

const DAY_MINUTES = 1440;
/** Doors and the like may stand in a programme: so long before the start. */
const BEFORE_START = -120;

const midnight = (local: string) => `${local.slice(0, 10)}T00:00`;

/** Minutes from the meeting's start; null where no time is said. Without a day it is the next time that the clock shows this. */
export function offsetOf({ time, day }: Clock, startsAtLocal: string): number | null {
  const first = `${startsAtLocal.slice(0, 10)}T${time}`;
  if (!isLocal(startsAtLocal) || !isLocal(first)) return null;
  const minutes = minutesBetween(startsAtLocal, first);
  if (day !== "") return minutes + (Number(day) - 1) * DAY_MINUTES;
  return minutes < BEFORE_START ? minutes + DAY_MINUTES : minutes;
}

/** Whether it is so long before the meeting that another day must be meant. */
export const isTooEarly = (offset: number) => offset < BEFORE_START;

/** The day on which something is, counted from the meeting's first. */
export function dayOf(offset: number, startsAtLocal: string): number {
  const there = midnight(addMinutes(startsAtLocal, offset));
  return minutesBetween(midnight(startsAtLocal), there) / DAY_MINUTES + 1;
}

/** How the form says so many minutes from the start; the day only where the time alone would say another. */
export function clockOf(offset: number | null, startsAtLocal: string): Clock {
  if (offset === null) return { time: "", day: "" };
  const time = addMinutes(startsAtLocal, offset).slice(11, 16);
  const isPlain = offsetOf({ time, day: "" }, startsAtLocal) === offset;
  return { time, day: isPlain ? "" : String(dayOf(offset, startsAtLocal)) };
}

/** How many days a meeting has that begins and ends so: one, unless it lasts longer than a day. */
export function daysBetween(startsAtLocal: string, endsAtLocal: string): number {
  if (!isLocal(startsAtLocal) || !isLocal(endsAtLocal)) return 1;
  const lasts = minutesBetween(startsAtLocal, endsAtLocal);
  return lasts > DAY_MINUTES ? dayOf(lasts, startsAtLocal) : 1;
}

type Moved = { startBefore: string; start: string };

/** When an item begins after the start was moved: as far from it as before where it stands as it `was`, else as typed. */
export function movedClock(typed: Clock, was: Clock, { startBefore, start }: Moved): Clock {
  const stood = typed.time === was.time && typed.day === was.day;
  const offset = stood && isLocal(start) ? offsetOf(was, startBefore) : null;
  if (offset === null) return typed;
  const { time, day } = clockOf(offset, start);
  return { time, day: typed.day === "" ? day : String(dayOf(offset, start)) };
}
