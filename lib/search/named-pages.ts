import { and, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, series, speakers, venues } from "#db/tables.ts";
import { isPublicSeries, isPublicSpeaker, isPublicVenue } from "#lib/access/visibility.ts";
import { bare, line, type PageRow, words } from "./found-page.ts";

/* The pages of whom and what meetings have to do with, found by their names. */

/** Public speakers, by their ids. */
export async function findSpeakers(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: speakers.id,
      slug: speakers.slug,
      title: speakers.name,
      text: speakers.biography,
    })
    .from(speakers)
    .where(and(inArray(speakers.id, ids), isPublicSpeaker(store.read)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/speakers/${slug}` }));
}

/** Public venues, by their ids. */
export async function findVenues(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: venues.id,
      slug: venues.slug,
      title: venues.name,
      address: venues.address,
      locality: venues.locality,
      postcode: venues.postcode,
      accessNotes: venues.accessNotes,
      directions: venues.directions,
    })
    .from(venues)
    .where(and(inArray(venues.id, ids), isPublicVenue(store.read)));
  return rows.map((row) => ({
    ...bare,
    id: row.id,
    href: `/venues/${row.slug}`,
    title: row.title,
    detail: line(row.address, line(row.locality, row.postcode)),
    text: words(row.accessNotes, row.directions),
  }));
}

/** Groups, by their ids: all are public. */
export async function findGroups(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      title: groups.name,
      text: groups.description,
      language: groups.language,
    })
    .from(groups)
    .where(inArray(groups.id, ids));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/groups/${slug}` }));
}

/** Public series, by their ids. */
export async function findSeries(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: series.id,
      slug: series.slug,
      title: series.title,
      text: series.summary,
      detail: groups.name,
    })
    .from(series)
    .innerJoin(groups, eq(groups.id, series.groupId))
    .where(and(inArray(series.id, ids), isPublicSeries(store.read)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/series/${slug}` }));
}
