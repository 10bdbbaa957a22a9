import { type Pass, toInstant } from "./dates.ts";
import type { Passes, WallTime } from "./wall-times.ts";

/** The version of the zone data that instants are derived by: "2026c". */
export const zoneData = (): string => process.versions.tz ?? "";

type WallTimed = {
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
  passes?: Passes;
} & { [Name in Exclude<WallTime, "startsAtLocal" | "endsAtLocal">]?: string | null };

/** All that follows from a meeting's wall times and its zone, and by which data: the one way to these columns. */
export function instantsOf(meeting: WallTimed) {
  const { timeZone, passes = {} } = meeting;
  const at = (local: string, pass: Pass | undefined) => toInstant(local, timeZone, pass);
  const ifAny = (name: WallTime) => {
    const local = meeting[name];
    return local ? at(local, passes[name]) : null;
  };
  return {
    startsAt: at(meeting.startsAtLocal, passes.startsAtLocal),
    endsAt: at(meeting.endsAtLocal, passes.endsAtLocal),
    doorsAt: ifAny("doorsAtLocal"),
    rsvpsOpenAt: ifAny("rsvpsOpenAtLocal"),
    rsvpsCloseAt: ifAny("rsvpsCloseAtLocal"),
    zoneData: zoneData(),
  };
}
