import { clockTime, longDate, toLocal, zoneNameAt } from "#lib/time/dates.ts";
import { zonedRange } from "#lib/time/ranges.ts";
import type { Hours } from "#lib/time/sessions.ts";

/** "Sunday 7 October 2007, 14:00–17:00 (BST)" */
export function whenInWords(meeting: Hours): string {
  const { range, zone } = zonedRange(meeting);
  return `${longDate(meeting.startsAtLocal)}, ${range}${zone ? ` (${zone})` : ""}`;
}

/** A moment by which something must be done: "Sunday 7 October 2007, 14:00 (BST)" */
export function untilInWords(at: Date, timeZone: string): string {
  const local = toLocal(at, timeZone);
  return `${longDate(local)}, ${clockTime(local)} (${zoneNameAt(at, timeZone)})`;
}
