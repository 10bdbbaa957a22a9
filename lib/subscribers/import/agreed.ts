import { fold } from "#lib/text/fold.ts";
import { now } from "#lib/time/clock.ts";
import { monthsAsWritten } from "#lib/time/month-names.ts";

/** Nobody agreed by mail before there was any. */
const FIRST = Date.UTC(1990, 0, 1);

/** Which comes first in a date of figures alone, "03/04/2024"; null where nobody can tell. */
export type DayOrder = "day" | "month" | null;

/** What a cell says of when somebody agreed: the time, or that it may be two days; and what it says besides. */
export type When = { at: Date | null; isOpen: boolean; besides: string };

/**
 * When somebody agreed, from a cell: "2024-03-14", "2024-03-14 09:12:31" and
 * the like, with a zone or in UTC; "14.3.2024", "3 May 2024", and "14/03/2024"
 * where it can be no month first, or `order` says it. Null where it cannot be
 * read, or is no time gone by.
 */
export function readAgreed(cell: string, order: DayOrder = null): Date | null {
  return whenIn(cell, order).at;
}

/** The same of words with one date in them: "signed the list, 3 May 2024". Of several dates nobody knows which is meant. */
export function whenIn(text: string, order: DayOrder = null): When {
  const dates = [...text.matchAll(DATE)];
  const besides = text.replace(DATE, " ").replace(/\s+/g, " ").trim();
  const read = dates.map((date) => timeOf(date.groups ?? {}, order));
  const times = new Set(read.map((at) => (at instanceof Date ? at.getTime() : at)));
  const [only] = read;
  if (times.size !== 1 || !only) return { at: null, isOpen: false, besides };
  if (only === "open") return { at: null, isOpen: true, besides };
  const isPast = only.getTime() >= FIRST && only <= now();
  return { at: isPast ? only : null, isOpen: false, besides };
}

/** The order that the dates of a list have where one of them can be read in one way only, and all such alike; null else. */
export function orderIn(cells: readonly string[]): DayOrder {
  const orders = new Set<DayOrder>();
  for (const date of cells.flatMap((cell) => [...cell.matchAll(DATE)])) {
    const { first = "", sign, second = "" } = date.groups ?? {};
    if (sign === undefined || sign === ".") continue;
    if (Number(first) > 12) orders.add("day");
    else if (Number(second) > 12) orders.add("month");
  }
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}

/** "2024-03-14T09:12:31+02:00"; "14.3.2024"; "3 May 2024", "3. Mai 2024", "3 de mayo de 2024"; "May 3rd, 2024". */
const DATE = new RegExp(
  "(?<![\\d./-])(?:" +
    "(?<y1>\\d{4})[-/](?<m1>\\d{1,2})[-/](?<d1>\\d{1,2})(?:[T ]+(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?\\s*(?<zone>Z|[+-]\\d{2}:?\\d{2})?)?" +
    "|(?<first>\\d{1,2})(?<sign>[./-])\\s?(?<second>\\d{1,2})\\k<sign>\\s?(?<y2>\\d{4}|\\d{2})" +
    "|(?<d3>\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?\\s+(?:of\\s|de\\s)?(?<n3>\\p{L}{3,12})\\.?,?\\s+(?:de\\s)?(?<y3>\\d{4})" +
    "|(?<n4>\\p{L}{3,12})\\.?\\s+(?<d4>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y4>\\d{4})" +
    ")(?!\\d)",
  "giu",
);

const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv"];

let months: ReadonlyMap<string, number> | undefined;

/** The months by their names as they stand in dates, long and short, folded. Only an import asks for them. */
function monthsByName(): ReadonlyMap<string, number> {
  months ??= new Map(
    LANGUAGES.flatMap((language) =>
      (["long", "short"] as const).flatMap((month) =>
        monthsAsWritten(language, { day: "numeric", month }).map((name, at): [string, number] => [
          fold(name).replace(/\.$/, ""),
          at + 1,
        ]),
      ),
    ),
  );
  return months;
}

type Parts = Record<string, string | undefined>;

/** The time of a date that was found; "open" where it may be two days, null where it is none. */
function timeOf(parts: Parts, order: DayOrder): Date | "open" | null {
  const { y1, y2, y3, y4, sign } = parts;
  if (y1) return dated(y1, parts.m1, parts.d1, parts.time, parts.zone);
  if (y3) return dated(y3, monthsByName().get(fold(parts.n3)), parts.d3);
  if (y4) return dated(y4, monthsByName().get(fold(parts.n4)), parts.d4);
  const [a, b] = [Number(parts.first), Number(parts.second)];
  const year = y2 && y2.length === 2 ? `20${y2}` : y2;
  // With strokes the month may stand first.
  const sure: DayOrder = sign === "." || a === b || a > 12 ? "day" : b > 12 ? "month" : order;
  if (sure === null) return "open";
  return sure === "day" ? dated(year, b, a) : dated(year, a, b);
}

function dated(
  year: string | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
  time = "00:00",
  zone = "Z",
): Date | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(date.getTime())) return null;
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const seconds = time.length > 5 ? time : `${time.padStart(5, "0")}:00`;
  const offset = zone === "Z" ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  const at = new Date(`${date.toISOString().slice(0, 10)}T${seconds.padStart(8, "0")}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
