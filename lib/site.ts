import { asc, count, desc, eq, min } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, settings } from "#db/tables.ts";

/** The site's name: the setting `site.name`, else the name of its only group, else the app's. */
export async function getSiteName(): Promise<string> {
  const [named] = await store.read
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, "site.name"));
  if (typeof named?.value === "string" && named.value !== "") return named.value;
  const names = await store.read
    .select({ name: groups.name })
    .from(groups)
    .orderBy(asc(groups.name))
    .limit(2);
  return names.length === 1 && names[0] ? names[0].name : "Marchmont";
}

/** The zone of the site's own days and hours: that of most of its groups, of the oldest where two are even; UTC where there is none. */
export async function getSiteTimeZone(): Promise<string> {
  const [most] = await store.read
    .select({ timeZone: groups.timeZone })
    .from(groups)
    .groupBy(groups.timeZone)
    .orderBy(desc(count()), asc(min(groups.createdAt)), asc(groups.timeZone))
    .limit(1);
  return most?.timeZone ?? "UTC";
}

/** Rows with their group's zone, or the site's where no group stands behind them. */
export async function withTimeZone<T extends { timeZone: string | null }>(rows: T[]) {
  const own = await getSiteTimeZone();
  return rows.map((row) => ({ ...row, timeZone: row.timeZone ?? own }));
}
