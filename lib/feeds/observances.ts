/** The changes of a zone's offset over a span of years, as the runtime's zone data has them. */
import { Temporal } from "temporal-polyfill";

/** A stretch of time with one offset. Offsets are in seconds east of UTC. */
export type Observance = {
  /** The moment it begins, on the clock as it stood just before (offset `from`). */
  onset: Temporal.PlainDateTime;
  from: number;
  to: number;
  name: string;
  daylight: boolean;
};

const NAME_LOCALES = ["en-GB", "en-US", "en-AU", "en-CA", "en-NZ", "en-ZA", "en-IN"];
/** Summer time never lasts longer: what lasts longer is a new standard time. */
const LONGEST_SUMMER_DAYS = 300;
const NANOSECONDS = 1e9;

/** The customary abbreviation of a zone's time at an instant ("GMT", "CEST"), or its offset ("+0530"), as in tzdata. */
function shortName(at: Temporal.ZonedDateTime): string {
  for (const locale of NAME_LOCALES) {
    const parts = new Intl.DateTimeFormat(locale, {
      timeZone: at.timeZoneId,
      timeZoneName: "short",
    }).formatToParts(at.epochMilliseconds);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  return at.offset.replace(/:/g, "").replace(/(?<=^.\d\d)00$/, "");
}

/** Names the instants of one zone. Making a format is dear, so each offset is named once. */
function namer(): (at: Temporal.ZonedDateTime) => string {
  const known = new Map<number, string>();
  return (at) => {
    const name = known.get(at.offsetNanoseconds) ?? shortName(at);
    known.set(at.offsetNanoseconds, name);
    return name;
  };
}

function offsetOf(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / NANOSECONDS;
}

/** The first moments of each offset from the one in force when `fromYear` begins to the end of `toYear`. */
function changesOf(zone: string, fromYear: number, toYear: number): Temporal.ZonedDateTime[] {
  // A day early, so that the year is covered on both sides of the date line.
  const start = Temporal.PlainDate.from({ year: fromYear, month: 1, day: 1 })
    .subtract({ days: 1 })
    .toZonedDateTime(zone);
  const before = start.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const changes = [before ?? start.with({ year: Math.min(1970, fromYear - 1) })];
  let next = start.getTimeZoneTransition("next");
  while (next && next.year <= toYear) {
    changes.push(next);
    next = next.getTimeZoneTransition("next");
  }
  return changes;
}

/** Every observance from the beginning of `fromYear` to the end of `toYear`, in order, the first one begun earlier. */
export function observancesOf(zone: string, fromYear: number, toYear: number): Observance[] {
  const changes = changesOf(zone, fromYear, toYear);
  const nameOf = namer();
  return changes.map((change, index) => {
    const to = offsetOf(change);
    const from = offsetOf(change.subtract({ nanoseconds: 1 }));
    const next = changes[index + 1] ?? change.getTimeZoneTransition("next");
    const days = next ? (next.epochMilliseconds - change.epochMilliseconds) / 86_400_000 : 0;
    const daylight = next !== null && offsetOf(next) < to && days < LONGEST_SUMMER_DAYS;
    const onset = change.toPlainDateTime().subtract({ seconds: to }).add({ seconds: from });
    return { onset, from, to, name: nameOf(change), daylight };
  });
}
