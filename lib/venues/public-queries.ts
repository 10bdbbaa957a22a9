import { asc } from "drizzle-orm";
import { store } from "#db/store.ts";
import { venues } from "#db/tables.ts";
import { byName } from "#lib/text/by-name.ts";
import { keptVenues } from "./queries.ts";

/** The venues of listed meetings, by name. */
export async function listPublicVenues() {
  const rows = await store.read
    .select({
      slug: venues.slug,
      name: venues.name,
      address: venues.address,
      locality: venues.locality,
      postcode: venues.postcode,
      changedAt: venues.changedAt,
    })
    .from(venues)
    .where(keptVenues.isPublic(store.read))
    .orderBy(asc(venues.id));
  return byName(rows, ({ name }) => name);
}

export const { findPublic: findPublicVenue, findMoved: findMovedVenue } = keptVenues;

export type PublicVenue = NonNullable<Awaited<ReturnType<typeof findPublicVenue>>>;
