import { addMinutes, isLocal, minutesBetween } from "#lib/time/dates.ts";
import { WALL_TIMES, type WallTime } from "#lib/time/wall-times.ts";

/* All times of a meeting move with its start; browser-safe, for the form. */

const USUAL_MINUTES = 120;

/** The end that goes with a start: as long after it as before it was changed, else two hours; what is typed and sound otherwise stays. */
export function endFor(
  start: string,
  { startBefore = "", end = "" }: { startBefore?: string; end?: string },
): string {
  if (!isLocal(start)) return end;
  if (!isLocal(end)) return addMinutes(start, USUAL_MINUTES);
  if (!isLocal(startBefore)) return end > start ? end : addMinutes(start, USUAL_MINUTES);
  const lasted = minutesBetween(startBefore, end);
  return addMinutes(start, lasted > 0 ? lasted : USUAL_MINUTES);
}

/** The times beside start and end. */
const [, , ...BESIDE] = WALL_TIMES;

/** Wall times "YYYY-MM-DDTHH:MM"; "" where there is none. */
export type Times = Record<WallTime, string>;

/** The times that `text` gives for each name. */
export function timesBy(text: (name: WallTime) => string): Times {
  return Object.fromEntries(WALL_TIMES.map((name) => [name, text(name)])) as Times;
}

/**
 * The times as they become where the start was moved: each that stands as it
 * `was` keeps its distance from the start, one that was changed itself stays.
 * Where there is no end, it is two hours after the start.
 */
export function movedTimes(typed: Times, was: Times): Times {
  const { startsAtLocal: start, endsAtLocal: end } = typed;
  if (!isLocal(start)) return typed;
  const startBefore = was.startsAtLocal;
  const moved = { ...typed };
  if (!isLocal(end) || end === was.endsAtLocal)
    moved.endsAtLocal = endFor(start, { startBefore, end });
  for (const name of BESIDE) {
    const stood = typed[name] === was[name] && isLocal(was[name]) && isLocal(startBefore);
    if (stood) moved[name] = addMinutes(start, minutesBetween(startBefore, was[name]));
  }
  return moved;
}
