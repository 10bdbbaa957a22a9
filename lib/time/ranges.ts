import { clockTime, resolveLocal, shortDay, timeRange, toInstant, zoneNameAt } from "./dates.ts";
import { type Hours, sessionsOf } from "./sessions.ts";

/**
 * From when to when, and the zone's name beside it. Where the clocks change on
 * the way each time has its own, and nothing stands beside them:
 * "00:30 GMT – 03:00 BST".
 */
export function zonedRange(meeting: Hours): { range: string; zone: string } {
  const { startsAtLocal, endsAtLocal, timeZone } = meeting;
  const from = zoneNameAt(meeting.startsAt, timeZone);
  const to = zoneNameAt(meeting.endsAt, timeZone);
  const daily = dailyRange(meeting);
  if (daily) return { range: daily, zone: from === to ? from : `${from}, later ${to}` };
  const range = timeRange(startsAtLocal, endsAtLocal);
  if (from === to) return { range, zone: from };
  const end = range.slice(clockTime(startsAtLocal).length).replace(/^ ?– ?/, "");
  return { range: `${clockTime(startsAtLocal)} ${from} – ${end} ${to}`, zone: "" };
}

/**
 * "10:00–17:00 every day until Sun 8 Mar"; where the first or the last day has
 * other hours, these too: "14:00–18:00, then 09:00–18:00 every day until Sun 8
 * Mar, 16:00". Null for what has no daily hours.
 */
function dailyRange(meeting: Hours): string | null {
  const { dailyFrom, dailyUntil } = meeting;
  const sessions = sessionsOf(meeting);
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last || first === last) return null;
  const begins = clockTime(first.startsAtLocal);
  const ends = clockTime(last.endsAtLocal);
  return [
    begins === dailyFrom ? "" : `${begins}–${clockTime(first.endsAtLocal)}, then `,
    `${dailyFrom}–${dailyUntil} every day until ${shortDay(last.startsAtLocal)}`,
    ends === dailyUntil ? "" : `, ${ends}`,
  ].join("");
}

/** The same in a line: "14:00–17:00 BST". */
export function zonedTimes(meeting: Hours): string {
  const { range, zone } = zonedRange(meeting);
  return [range, zone].filter(Boolean).join(" ");
}

/** "14:00"; where the clocks are put back over it, with the zone's name, for it comes twice: "01:30 BST". */
export function clockIn(local: string, at: Date, timeZone: string): string {
  const { kind } = resolveLocal(local, timeZone);
  return kind === "repeated" ? zonedClock(local, at, timeZone) : clockTime(local);
}

const zonedClock = (local: string, at: Date, timeZone: string) =>
  `${clockTime(local)} ${zoneNameAt(at, timeZone)}`;

type Doors = Pick<Hours, "startsAtLocal" | "startsAt" | "timeZone"> & {
  doorsAtLocal: string | null;
  doorsAt: Date | null;
};

/**
 * When the doors open: "13:30". With their day where it is not that of the
 * start, and with the zone's name where the clocks change before it, or have
 * that time twice: "Sat 30 Oct, 23:30", "01:30 BST". "" where nothing is said.
 */
export function doorsInWords(meeting: Doors): string {
  const { doorsAtLocal, startsAtLocal, startsAt, timeZone } = meeting;
  if (!doorsAtLocal) return "";
  const at = meeting.doorsAt ?? toInstant(doorsAtLocal, timeZone);
  const changes = zoneNameAt(at, timeZone) !== zoneNameAt(startsAt, timeZone);
  const clock = (changes ? zonedClock : clockIn)(doorsAtLocal, at, timeZone);
  const isThatDay = doorsAtLocal.slice(0, 10) === startsAtLocal.slice(0, 10);
  return isThatDay ? clock : `${shortDay(doorsAtLocal)}, ${clock}`;
}
