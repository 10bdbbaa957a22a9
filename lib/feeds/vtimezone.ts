/**
 * VTIMEZONE text (RFC 5545, section 3.6.5) made from the zone data of the
 * runtime, the same that the pages use, so that page and feed cannot disagree.
 */
import { Temporal } from "temporal-polyfill";
import { type Observance, observancesOf } from "./observances.ts";

const WEEKDAYS = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * In so many years each date of a yearly rule falls on each weekday: a rule
 * that held so long is the law, not chance.
 */
const PROOF_YEARS = 12;

/** Onsets with the same offsets, month and clock time, in consecutive years, that one rule describes. */
type Run = { onsets: Observance[]; rules: string[] };

/** Every rule by which this onset could be the one of its year, the preferred first. */
function rulesFor(onset: Temporal.PlainDateTime): string[] {
  const weekday = WEEKDAYS[onset.dayOfWeek];
  const rules: string[] = [];
  if (onset.day + 7 > onset.daysInMonth) rules.push(`BYDAY=-1${weekday}`);
  rules.push(`BYDAY=${Math.ceil(onset.day / 7)}${weekday}`);
  for (let first = Math.max(1, onset.day - 6); first <= onset.day; first++) {
    if (first + 6 > onset.daysInMonth) break;
    const days = Array.from({ length: 7 }, (_, i) => first + i);
    rules.push(`BYMONTHDAY=${days.join(",")};BYDAY=${weekday}`);
  }
  rules.push(`BYMONTHDAY=${onset.day}`);
  return rules.map((rule) => `FREQ=YEARLY;BYMONTH=${onset.month};${rule}`);
}

function keyOf(o: Observance): string {
  const time = o.onset.toPlainTime().toString();
  return [o.from, o.to, o.daylight, o.name, o.onset.month, time].join("|");
}

function runsOf(observances: readonly Observance[]): Run[] {
  const finished: Run[] = [];
  const open = new Map<string, Run>();
  for (const observance of observances) {
    const key = keyOf(observance);
    const rules = rulesFor(observance.onset);
    const run = open.get(key);
    const last = run?.onsets.at(-1);
    const shared = run?.rules.filter((rule) => rules.includes(rule)) ?? [];
    if (run && last && last.onset.year + 1 === observance.onset.year && shared.length > 0) {
      run.onsets.push(observance);
      run.rules = shared;
    } else {
      if (run) finished.push(run);
      open.set(key, { onsets: [observance], rules });
    }
  }
  return [...finished, ...open.values()];
}

function offsetText(seconds: number): string {
  const sign = seconds < 0 ? "-" : "+";
  const total = Math.abs(seconds);
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
  if (total % 60) parts.push(total % 60);
  return sign + parts.map((part) => String(part).padStart(2, "0")).join("");
}

function wallText(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
}

/**
 * The UNTIL of a rule whose last onset this is: UTC, as it must be, and a day
 * late, because some readers (dateutil) compare it with local times.
 */
function untilText(last: Observance): string {
  const at = last.onset.subtract({ seconds: last.from }).add({ days: 1 });
  return `${wallText(at)}Z`;
}

function part(first: Observance, ...recurrence: string[]): string[] {
  const kind = first.daylight ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wallText(first.onset)}`,
    `TZOFFSETFROM:${offsetText(first.from)}`,
    `TZOFFSETTO:${offsetText(first.to)}`,
    `TZNAME:${first.name}`,
    ...recurrence,
    `END:${kind}`,
  ];
}

/**
 * One-off onsets with the same offsets in one part. RDATE names the first one
 * too, and stands once for each date: some readers overlook DTSTART beside
 * RDATE, and ical.js all but the first date of a list.
 */
function oneOffParts(onsets: readonly Observance[]): string[][] {
  const groups = Map.groupBy(onsets, (o) => [o.from, o.to, o.daylight, o.name].join("|"));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [part(first, ...group.map((o) => `RDATE:${wallText(o.onset)}`))] : [];
  });
}

function build(zone: string, fromYear: number, toYear: number): string[] {
  const oneOffs: Observance[] = [];
  const parts: string[][] = [];
  for (const { onsets, rules } of runsOf(observancesOf(zone, fromYear, toYear + PROOF_YEARS))) {
    const endless = (onsets.at(-1)?.onset.year ?? 0) >= toYear + PROOF_YEARS;
    const needed = onsets.filter((o) => o.onset.year <= toYear);
    const [first, last] = [needed[0], needed.at(-1)];
    if (!first || !last) continue;
    if (endless) parts.push(part(first, `RRULE:${rules[0]}`));
    else if (needed.length < 3) oneOffs.push(...needed);
    else parts.push(part(first, `RRULE:${rules[0]};UNTIL=${untilText(last)}`));
  }
  oneOffs.sort((a, b) => Temporal.PlainDateTime.compare(a.onset, b.onset));
  const all = [...parts, ...oneOffParts(oneOffs)];
  all.sort((a, b) => ((a[1] as string) < (b[1] as string) ? -1 : 1));
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...all.flat(), "END:VTIMEZONE"];
}

const cache = new Map<string, string[]>();

/**
 * The unfolded content lines of a VTIMEZONE that is right for every instant
 * from the beginning of `fromYear` to the end of `toYear`, and afterwards for
 * as long as the zone's present rule stands. Throws RangeError for a zone that
 * the runtime does not know.
 */
export function vtimezoneLines(zone: string, fromYear: number, toYear: number): readonly string[] {
  const key = `${zone} ${fromYear} ${toYear}`;
  let lines = cache.get(key);
  if (!lines) {
    lines = build(zone, fromYear, toYear);
    if (cache.size > 2000) cache.clear();
    cache.set(key, lines);
  }
  return lines;
}

/** Whether the zone is UTC under one of its names, which calendar text writes with a `Z` and no VTIMEZONE. */
export function isUtc(zone: string): boolean {
  return /^(utc|etc\/(utc|uct|zulu|universal|gmt|greenwich)|gmt|zulu)$/i.test(zone);
}
