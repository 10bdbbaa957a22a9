import { and, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, series } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { byName } from "#lib/text/by-name.ts";
import { findPresentSlug } from "../slugs.ts";

const isPublic = () =>
  inArray(series.id, store.read.select({ id: meetings.seriesId }).from(meetings).where(listed()));

/** The series that have listed meetings, by title. */
export async function listPublicSeries() {
  const rows = await store.read
    .select({ slug: series.slug, title: series.title, changedAt: series.changedAt })
    .from(series)
    .where(isPublic());
  return byName(rows, ({ title }) => title);
}

/** A series as its page shows it, or null where no listed meeting belongs to it. */
export async function findPublicSeries(slug: string) {
  const [row] = await store.read
    .select({
      id: series.id,
      slug: series.slug,
      title: series.title,
      summary: series.summary,
      groupSlug: groups.slug,
      groupName: groups.name,
      accent: groups.accent,
    })
    .from(series)
    .innerJoin(groups, eq(groups.id, series.groupId))
    .where(and(eq(series.slug, slug), isPublic()));
  return row ?? null;
}

/** The present slug of a public series that once had this one, or null. */
export function findMovedSeries(slug: string): Promise<string | null> {
  return findPresentSlug(store.read, "series", slug, isPublic());
}
