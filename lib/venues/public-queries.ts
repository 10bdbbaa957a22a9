import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { venues } from "#db/tables.ts";
import { findPresentSlug } from "../slugs.ts";
import { keptVenues, listRooms } from "./queries.ts";

const isPublic = () => keptVenues.isPublic(store.read);

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
    .where(isPublic())
    .orderBy(asc(venues.name));
}

/** A venue with its rooms as its page shows it, or null where no listed meeting has used it. */
export async function findPublicVenue(slug: string) {
  const [venue] = await store.read
    .select({
      id: venues.id,
      slug: venues.slug,
      name: venues.name,
      address: venues.address,
      locality: venues.locality,
      postcode: venues.postcode,
      country: venues.country,
      latitude: venues.latitude,
      longitude: venues.longitude,
      capacity: venues.capacity,
      accessNotes: venues.accessNotes,
      directions: venues.directions,
      url: venues.url,
    })
    .from(venues)
    .where(and(eq(venues.slug, slug), isPublic()));
  return venue ? { ...venue, rooms: await listRooms(store.read, venue.id) } : null;
}

export type PublicVenue = NonNullable<Awaited<ReturnType<typeof findPublicVenue>>>;

/** The present slug of a public venue that once had this one, or was merged into it; or null. */
export function findMovedVenue(slug: string): Promise<string | null> {
  return findPresentSlug(store.read, "venue", slug, isPublic());
}
