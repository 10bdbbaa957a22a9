import { pick } from "#lib/pick.ts";
import { instantsOf } from "#lib/time/instants.ts";
import { WALL_TIMES, type ZonedTimes } from "#lib/time/wall-times.ts";

/*
 * A meeting that is off keeps the times that it was announced for: that is when
 * it was to be. What is typed meanwhile waits until it is on again.
 */

/** The columns that are set aside, with those derived from them. */
export const TIMES = [...WALL_TIMES, "timeZone", "passes", "dailyFrom", "dailyUntil"] as const;
const INSTANTS = [
  "startsAt",
  "endsAt",
  "doorsAt",
  "rsvpsOpenAt",
  "rsvpsCloseAt",
  "zoneData",
] as const;

type Timed = ZonedTimes & Record<(typeof INSTANTS)[number], unknown>;

/** The columns of all times. */
export const timesOf = <M extends Timed>(meeting: M) => pick(meeting, [...TIMES, ...INSTANTS]);

/** A meeting's row as its times are once it is on: as they are, where none wait. */
export function onAgain<M extends { nextTimes: ZonedTimes | null }>(meeting: M): M {
  const { nextTimes } = meeting;
  return nextTimes ? { ...meeting, ...nextTimes, ...instantsOf(nextTimes) } : meeting;
}
