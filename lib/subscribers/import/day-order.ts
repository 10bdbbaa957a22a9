import { inArray } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { groups } from "#db/tables.ts";
import type { DayOrder } from "./agreed.ts";

/** Zones in which the month is written first, whatever language a group has. */
const MONTH_FIRST = new Set(
  (new Intl.Locale("en-US") as { getTimeZones?: () => string[] }).getTimeZones?.(),
);

/** Which comes first in dates of figures, as a group of this language and zone writes them; null where the two differ. */
export function dayOrderFor(language: string, timeZone: string): DayOrder {
  const parts = new Intl.DateTimeFormat(language, { dateStyle: "short" }).formatToParts(0);
  const first = parts.find(({ type }) => type === "day" || type === "month")?.type;
  const isMonthFirst = first === "month" && parts[0]?.type !== "year";
  if (isMonthFirst) return "month";
  return MONTH_FIRST.has(timeZone) ? null : "day";
}

/** The same of several groups, where all of them write alike. */
export async function dayOrderOf(db: Reader, groupIds: readonly string[]): Promise<DayOrder> {
  const rows = await db
    .select({ language: groups.language, timeZone: groups.timeZone })
    .from(groups)
    .where(inArray(groups.id, [...groupIds]));
  const orders = new Set(rows.map(({ language, timeZone }) => dayOrderFor(language, timeZone)));
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}
