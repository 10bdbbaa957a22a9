import { asc, count, desc, eq, min } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, settings } from "#db/tables.ts";

/** The settings of the site, by their keys in the table. */
export type SiteSetting = "site.name" | "site.timeZone" | "site.changedAt";

async function find(key: SiteSetting): Promise<string | null> {
  const [found] = await store.read
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key));
  return typeof found?.value === "string" && found.value !== "" ? found.value : null;
}

/** The site's name: the setting `site.name`, else the name of its only group, else the app's. */
export async function getSiteName(): Promise<string> {
  const named = await find("site.name");
  if (named !== null) return named;
  const names = await store.read
    .select({ name: groups.name })
    .from(groups)
    .orderBy(asc(groups.name))
    .limit(2);
  return names.length === 1 && names[0] ? names[0].name : "Marchmont";
}

/**
 * The zone of the site's own days and hours: the setting `site.timeZone`, else
 * that of most of its groups, of the oldest where two are even; UTC where there
 * is none.
 */
export async function getSiteTimeZone(): Promise<string> {
  const set = await find("site.timeZone");
  if (set !== null) return set;
  const [most] = await store.read
    .select({ timeZone: groups.timeZone })
    .from(groups)
    .groupBy(groups.timeZone)
    .orderBy(desc(count()), asc(min(groups.createdAt)), asc(groups.timeZone))
    .limit(1);
  return most?.timeZone ?? "Etc/UTC";
}

/** When the site's settings were last changed, or null: feeds of the whole site tell them. */
export async function findSiteChange(): Promise<Date | null> {
  const at = await find("site.changedAt");
  return at === null ? null : new Date(at);
}

/** Rows with their group's zone, or the site's where no group stands behind them. */
export async function withTimeZone<T extends { timeZone: string | null }>(rows: T[]) {
  const own = await getSiteTimeZone();
  return rows.map((row) => ({ ...row, timeZone: row.timeZone ?? own }));
}
