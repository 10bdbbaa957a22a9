import { now } from "#lib/time/clock.ts";

/** Nobody agreed by mail before there was any. */
const FIRST = Date.UTC(1990, 0, 1);

/**
 * When somebody agreed, from a cell: "2024-03-14", "2024-03-14 09:12:31" and
 * the like, with a zone or in UTC; "14.3.2024", and "14/03/2024" where it can
 * be no month first. Null where it cannot be read, or is no time gone by.
 */
export function readAgreed(cell: string): Date | null {
  const at = readTime(cell.trim());
  if (!at || Number.isNaN(at.getTime())) return null;
  return at.getTime() >= FIRST && at <= now() ? at : null;
}

function readTime(cell: string): Date | null {
  const iso =
    /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(
      cell,
    );
  if (iso) {
    const [, year, month, day, time = "00:00", zone = "Z"] = iso;
    return dated(Number(year), Number(month), Number(day), time.padStart(5, "0"), zone);
  }
  const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b/.exec(cell);
  if (!local) return null;
  const [, first, sign, second, year] = local;
  const [a, b] = [Number(first), Number(second)];
  // With strokes the month may stand first: only where it cannot it is sure.
  if (sign !== "." && a <= 12 && b <= 12 && a !== b) return null;
  const [day, month] = b > 12 ? [b, a] : [a, b];
  return dated(Number(year), month, day, "00:00", "Z");
}

function dated(year: number, month: number, day: number, time: string, zone: string): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const seconds = time.length > 5 ? time : `${time}:00`;
  const offset = zone === "Z" ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  return new Date(`${date.toISOString().slice(0, 10)}T${seconds}${offset}`);
}
