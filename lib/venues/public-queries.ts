import { asc } from "drizzle-orm";
import { store } from "#db/store.ts";
import { venues } from "#db/tables.ts";
import { keptVenues } from "./queries.ts";

/** The venues of listed meetings, by name. */
export async function listPublicVenues() {
  return store.read
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
    .orderBy(asc(venues.name));
}

export const { findPublic: findPublicVenue, findMoved: findMovedVenue } = keptVenues;

export type PublicVenue = NonNullable<Awaited<ReturnType<typeof findPublicVenue>>>;
