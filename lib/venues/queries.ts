import { asc, type Column, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rooms, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { publicVenueIds } from "#lib/access/visibility.ts";
import { kept } from "#lib/kept/queries.ts";
import { usedByMeetings } from "#lib/kept/seen-meetings.ts";

/** The meetings at a venue, whoever's they are. */
export const atVenue = (_db: Reader, id: string | Column) => eq(meetings.venueId, id);

export const keptVenues = kept({
  kind: "venue",
  table: venues,
  searched: ["name", "address", "locality", "postcode"],
  brief: { address: venues.address, locality: venues.locality, capacity: venues.capacity },
  more: {
    postcode: venues.postcode,
    country: venues.country,
    latitude: venues.latitude,
    longitude: venues.longitude,
    mapLink: venues.mapLink,
    accessNotes: venues.accessNotes,
    directions: venues.directions,
    url: venues.url,
  },
  choice: ({ address, locality, capacity }) => ({
    hint: [address, locality].filter(Boolean).join(", "),
    capacity,
  }),
  parts: async (db, id) => ({ rooms: await listRooms(db, id) }),
  isPublic: (db) => inArray(venues.id, publicVenueIds(db)),
  uses: usedByMeetings("the place of", atVenue),
});

export type Venue = Awaited<ReturnType<typeof keptVenues.get>>;

/** The rooms of a venue, in the order of its form. */
function listRooms(db: Reader, venueId: string) {
  return db
    .select({
      id: rooms.id,
      name: rooms.name,
      capacity: rooms.capacity,
      accessNotes: rooms.accessNotes,
    })
    .from(rooms)
    .where(eq(rooms.venueId, venueId))
    .orderBy(asc(rooms.position), asc(rooms.name));
}

/** Venues as choices, each with its rooms; `which` selects these venues. */
export async function withRooms<V extends { id: string }>(list: V[], which: SQL | undefined) {
  const inThem = await store.read
    .select({ id: rooms.id, venueId: rooms.venueId, name: rooms.name, capacity: rooms.capacity })
    .from(rooms)
    .innerJoin(venues, eq(venues.id, rooms.venueId))
    .where(which)
    .orderBy(asc(rooms.position), asc(rooms.name));
  const byVenue = Map.groupBy(inThem, (room) => room.venueId);
  return list.map((venue) => ({
    ...venue,
    rooms: (byVenue.get(venue.id) ?? []).map(({ id, name, capacity }) => ({ id, name, capacity })),
  }));
}

/** What the venue picker offers to this organizer, by name, each with its rooms. */
export async function listVenuesFor(actor: Actor) {
  return withRooms(await keptVenues.listFor(actor), keptVenues.visible(store.read, actor));
}

export type VenueChoice = Awaited<ReturnType<typeof listVenuesFor>>[number];
