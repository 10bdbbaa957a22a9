import { addMinutes } from "#lib/time/dates.ts";
import type { ProgrammeItem } from "./parts.ts";

type Timed = Pick<ProgrammeItem, "offsetMinutes" | "durationMinutes">;

/** The wall times of a programme's items: as given, else where the item before ends; null where neither is known. */
export function programmeTimes(meeting: {
  programme: readonly Timed[];
  startsAtLocal: string;
}): (string | null)[] {
  let next: number | null = null;
  return meeting.programme.map(({ offsetMinutes, durationMinutes }) => {
    const at = offsetMinutes ?? next;
    next = at !== null && durationMinutes !== null ? at + durationMinutes : null;
    return at === null ? null : addMinutes(meeting.startsAtLocal, at);
  });
}
