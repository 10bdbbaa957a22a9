import { addDays, partialDate, toInstant, toLocal } from "#lib/time/dates.ts";

export type DigestPace = "weekly" | "monthly";

/** When digests end and are sent, in the site's zone: early in the working day. */
const HOUR = "07:00";

const isEnd = (pace: DigestPace, local: string) =>
  pace === "weekly" ? new Date(`${local}Z`).getUTCDay() === 1 : local.slice(8, 10) === "01";

/** The newest Monday, or first of a month, at seven in the morning in this zone: the end of the time that a digest tells of. */
export function digestEnd(pace: DigestPace, at: Date, timeZone: string): Date {
  let end = `${toLocal(at, timeZone).slice(0, 10)}T${HOUR}`;
  if (toInstant(end, timeZone) > at) end = addDays(end, -1);
  while (!isEnd(pace, end)) end = addDays(end, -1);
  return toInstant(end, timeZone);
}

/** What the digest that ends then is called: "News of the week to 23 November 2026", "News of November 2026". */
export function digestTitle(pace: DigestPace, end: Date, timeZone: string): string {
  const local = toLocal(end, timeZone);
  return pace === "weekly"
    ? `News of the week to ${partialDate(local.slice(0, 10))}`
    : `News of ${partialDate(addDays(local, -1).slice(0, 7))}`;
}
