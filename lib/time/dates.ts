import { Temporal } from "temporal-polyfill";

/**
 * Wall time and instants. A meeting's times are stored as wall time
 * "YYYY-MM-DDTHH:MM" with an IANA zone; the instant is derived from them.
 */

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Every zone the runtime knows, canonical IANA names in alphabetical order, with UTC. */
export function timeZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])].sort();
}

/** Whether the name is an IANA zone of the runtime's data; offsets such as "+01:00" are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is a wall time that exists in the calendar, in the years 1900 to 2199. */
export function isLocal(text: string): boolean {
  if (!LOCAL.test(text)) return false;
  const year = Number(text.slice(0, 4));
  if (year < 1900 || year > 2199) return false;
  try {
    Temporal.PlainDateTime.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** Which of the two times that a wall time comes where the clock is put back. */
export const PASSES = ["first", "second"] as const;
export type Pass = (typeof PASSES)[number];

type Resolved =
  | { kind: "exact"; instant: Date }
  /** The clock was put back over this time: it comes twice. */
  | ({ kind: "repeated" } & Record<Pass, Date>)
  /** The clock was put forward over this time: it never was. */
  | { kind: "gap" };

/**
 * What a wall time is in a zone: an instant, two, or none. Throws RangeError
 * for text that `isLocal` or `isTimeZone` would refuse.
 */
export function resolveLocal(local: string, zone: string): Resolved {
  const plain = Temporal.PlainDateTime.from(local, { overflow: "reject" });
  const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (!earlier.toPlainDateTime().equals(plain)) return { kind: "gap" };
  const [first, second] = [new Date(earlier.epochMilliseconds), new Date(later.epochMilliseconds)];
  return first.getTime() === second.getTime()
    ? { kind: "exact", instant: first }
    : { kind: "repeated", first, second };
}

/** The instant of a wall time; of one that comes twice the pass that is named; inside a gap, that much after it. */
export function toInstant(local: string, zone: string, pass: Pass = "first"): Date {
  const disambiguation = pass === "first" ? "compatible" : "later";
  return new Date(
    Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
}

/** The wall time of an instant in a zone, to the minute. */
export function toLocal(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** Wall time moved by whole minutes of the clock on the wall. */
export function addMinutes(local: string, minutes: number): string {
  return Temporal.PlainDateTime.from(local).add({ minutes }).toString({ smallestUnit: "minute" });
}

/** Wall time moved by whole days, same time of day. */
export function addDays(local: string, days: number): string {
  return Temporal.PlainDateTime.from(local).add({ days }).toString({ smallestUnit: "minute" });
}

/** Minutes on the wall clock from one wall time to another; negative if the second is earlier. */
export function minutesBetween(from: string, to: string): number {
  return Temporal.PlainDateTime.from(from)
    .until(Temporal.PlainDateTime.from(to), { largestUnit: "minutes" })
    .total("minutes");
}

// ── Words ──────────────────────────────────────────────────────────────────

const LOCALE = "en-GB";

/** Making one takes longer than a hundred uses of it, and a list of meetings uses hundreds. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, options);
  formatters.set(key, made);
  return made;
}

function words(local: string, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(`${local.length === 10 ? `${local}T00:00` : local}:00Z`);
  return formatter({ ...options, timeZone: "UTC" }).format(at);
}

/** "Sunday 7 October 2007" */
export function longDate(local: string): string {
  return words(local, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).replace(
    ",",
    "",
  );
}

/** "Sun 7 Oct 2007" */
export function shortDate(local: string): string {
  return words(local, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  }).replace(",", "");
}

/** "Sun 7 Oct" */
export function shortDay(local: string): string {
  return words(local, { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
}

/** The parts that a noticeboard sets: { weekday: "Sun", day: "7", month: "Oct", year: "2007" } */
export function dateParts(local: string) {
  return {
    weekday: words(local, { weekday: "short" }),
    day: String(Number(local.slice(8, 10))),
    month: words(local, { month: "short" }),
    year: local.slice(0, 4),
  };
}

/** "14:00" */
export function clockTime(local: string): string {
  return local.slice(11, 16);
}

/** "14:00–17:00", or with the second date when it ends on another day: "22:00 – Mon 8 Oct, 01:00". */
export function timeRange(startsAtLocal: string, endsAtLocal: string): string {
  if (startsAtLocal.slice(0, 10) === endsAtLocal.slice(0, 10)) {
    return `${clockTime(startsAtLocal)}–${clockTime(endsAtLocal)}`;
  }
  return `${clockTime(startsAtLocal)} – ${shortDay(endsAtLocal)}, ${clockTime(endsAtLocal)}`;
}

/** A short name of the zone at that time: "BST", "GMT+9". */
export function zoneName(local: string, zone: string): string {
  return zoneNameAt(toInstant(local, zone), zone);
}

/** The same where the instant is known already. */
export function zoneNameAt(instant: Date, zone: string): string {
  const parts = formatter({ timeZone: zone, timeZoneName: "short" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** A zone's name for people: "Europe/London" → "London (Europe)". */
export function zoneLabel(zone: string): string {
  const [area, ...rest] = zone.replaceAll("_", " ").split("/");
  return rest.length > 0 ? `${rest.reverse().join(", ")} (${area})` : zone;
}

/** A date that may be partial in words: "2007-10-07" → "7 October 2007", "2007-10" → "October 2007", "2007". */
export function partialDate(on: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    return words(on, { day: "numeric", month: "long", year: "numeric" });
  }
  if (/^\d{4}-\d{2}$/.test(on)) return words(`${on}-01`, { month: "long", year: "numeric" });
  return on;
}

/** An instant as wall time in words, for the organizer's desk: "7 Oct 2007, 14:05". */
export function stamp(instant: Date, zone: string): string {
  const local = toLocal(instant, zone);
  return `${words(local, { day: "numeric", month: "short", year: "numeric" })}, ${clockTime(local)}`;
}
