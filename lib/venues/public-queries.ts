import { and, asc, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { rooms, venues } from "#db/tables.ts";
import { publicVenueIds } from "#lib/access/visibility.ts";
import { findFormerSlug } from "../slugs.ts";

const isPublic = () => inArray(venues.id, publicVenueIds(store.read));

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
  if (!venue) return null;
  const roomList = await store.read
    .select({
      id: rooms.id,
      name: rooms.name,
      capacity: rooms.capacity,
      accessNotes: rooms.accessNotes,
    })
    .from(rooms)
    .where(eq(rooms.venueId, venue.id))
    .orderBy(asc(rooms.position), asc(rooms.name));
  return { ...venue, rooms: roomList };
}

export type PublicVenue = NonNullable<Awaited<ReturnType<typeof findPublicVenue>>>;

/** The present slug of a public venue that once had this one, or was merged into it; or null. */
export async function findMovedVenue(slug: string): Promise<string | null> {
  const id = await findFormerSlug(store.read, "venue", slug);
  if (!id) return null;
  const [row] = await store.read
    .select({ slug: venues.slug })
    .from(venues)
    .where(and(eq(venues.id, id), isPublic()));
  return row?.slug ?? null;
}
