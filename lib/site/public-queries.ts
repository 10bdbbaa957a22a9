import { asc, count, desc, like, min } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, settings } from "#db/tables.ts";

/** What admins set of the site, each in a row of its own under `site.`. */
export const SITE_FIELDS = ["name", "timeZone", "contact", "imprint", "privacy"] as const;

type SiteField = (typeof SITE_FIELDS)[number] | "changedAt";

/** The settings of the site, by their keys in the table. */
export type SiteSetting = `site.${SiteField}`;

/** What is set of the site; what is not, or is empty, is missing. */
export async function findSiteSettings(
  db: Reader = store.read,
): Promise<Partial<Record<SiteField, string>>> {
  const rows = await db
    .select({ key: settings.key, value: settings.value })
    .from(settings)
    .where(like(settings.key, "site.%"));
  return Object.fromEntries(
    rows
      .filter(({ value }) => typeof value === "string" && value !== "")
      .map(({ key, value }) => [key.slice("site.".length), value]),
  );
}

/** The site's name: the setting `site.name`, else the name of its only group, else the app's. */
export async function getSiteName(db: Reader = store.read): Promise<string> {
  const { name } = await findSiteSettings(db);
  return name ?? nameWithoutSetting(db);
}

/** What the site is called while its admins have not named it. */
export async function nameWithoutSetting(db: Reader = store.read): Promise<string> {
  const names = await db
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
  const { timeZone } = await findSiteSettings();
  if (timeZone !== undefined) return timeZone;
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
  const { changedAt } = await findSiteSettings();
  return changedAt === undefined ? null : new Date(changedAt);
}

/** Rows with their group's zone, or the site's where no group stands behind them. */
export async function withTimeZone<T extends { timeZone: string | null }>(rows: T[]) {
  const own = await getSiteTimeZone();
  return rows.map((row) => ({ ...row, timeZone: row.timeZone ?? own }));
}
