import { addMinutes, clockTime, shortDay } from "#lib/time/dates.ts";
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

/** The same for a line of text: "14:30", and "Sat 8 Dec, 14:30" for the first on another day; "" where it is not known. */
export function programmeClocks(meeting: Parameters<typeof programmeTimes>[0]): string[] {
  let on = meeting.startsAtLocal.slice(0, 10);
  return programmeTimes(meeting).map((local) => {
    if (local === null) return "";
    const isSameDay = local.slice(0, 10) === on;
    on = local.slice(0, 10);
    return isSameDay ? clockTime(local) : `${shortDay(local)}, ${clockTime(local)}`;
  });
}

/** "14:30 The long paper (A. Speaker)", for each item of a programme. */
export function programmeLines(meeting: {
  programme: readonly (Timed & Pick<ProgrammeItem, "title" | "speakers">)[];
  startsAtLocal: string;
}): string[] {
  const clocks = programmeClocks(meeting);
  return meeting.programme.map(({ title, speakers }, index) => {
    const at = clocks[index] ? `${clocks[index]} ` : "";
    const names = speakers.map(({ name }) => name).join(", ");
    return `${at}${title}${names ? ` (${names})` : ""}`;
  });
}
