import { addDays } from "./dates.ts";

/** A month of the calendar: "2026-11". Days are "2026-11-30"; `to` is the first day after it. */
export type Month = {
  month: string;
  from: string;
  to: string;
  previous: string | null;
  next: string | null;
};

const FIRST = "1900-01";
const LAST = "2199-12";

/** The month of this name, or null where it is none of the years 1900 to 2199. */
export function monthCalled(text: string): Month | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text) || text < FIRST || text > LAST) return null;
  const [year = 0, month = 0] = text.split("-").map(Number);
  const first = (ahead: number) =>
    new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 10);
  return {
    month: text,
    from: first(0),
    to: first(1),
    previous: text > FIRST ? first(-1).slice(0, 7) : null,
    next: text < LAST ? first(1).slice(0, 7) : null,
  };
}

const dayAfter = (day: string, days: number) => addDays(`${day}T00:00`, days).slice(0, 10);

/** The days of a month in weeks from Monday to Sunday; null for those of its neighbours. */
export function weeksOf({ from, to }: Month): (string | null)[][] {
  const before = (new Date(`${from}T00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let monday = dayAfter(from, -before); monday < to; monday = dayAfter(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, weekday) => {
        const day = dayAfter(monday, weekday);
        return day >= from && day < to ? day : null;
      }),
    );
  }
  return weeks;
}

/** The local days on which something that lasts from one wall time to another is on. An end at midnight is of the day before. */
export function daysOf(
  startsAtLocal: string,
  endsAtLocal: string,
): { first: string; last: string } {
  const first = startsAtLocal.slice(0, 10);
  const end = endsAtLocal.slice(0, 10);
  const last = endsAtLocal.endsWith("T00:00") && end > first ? dayAfter(end, -1) : end;
  return { first, last };
}
