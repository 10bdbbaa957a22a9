import { and, asc, count, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, meetings, rooms, venues } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";
import { publicVenueIds } from "#lib/access/visibility.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { seenBy, seenColumns } from "#lib/kept/seen-meetings.ts";
import { NotFound } from "../result.ts";
import { matches } from "../search/match.ts";
import { mayEditVenue } from "./policy.ts";

/** Rows on one page of the desk's list. */
export const PAGE_SIZE = 50;

/** The venues an organizer sees and picks: those of their groups, and the public ones. */
function visible(db: Reader, actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  if (own === "all") return undefined;
  return or(inArray(venues.groupId, own), inArray(venues.id, publicVenueIds(db)));
}

export type VenueChoice = Choice & {
  capacity: number | null;
  rooms: { id: string; name: string; capacity: number | null }[];
};

/** What the venue picker offers to this organizer, by name, each with its rooms. */
export async function listVenuesFor(actor: Actor): Promise<VenueChoice[]> {
  const list = await store.read
    .select({
      id: venues.id,
      label: venues.name,
      address: venues.address,
      locality: venues.locality,
      capacity: venues.capacity,
    })
    .from(venues)
    .where(visible(store.read, actor))
    .orderBy(asc(venues.searchKey), asc(venues.id));
  const inThem = await store.read
    .select({ id: rooms.id, venueId: rooms.venueId, name: rooms.name, capacity: rooms.capacity })
    .from(rooms)
    .innerJoin(venues, eq(venues.id, rooms.venueId))
    .where(visible(store.read, actor))
    .orderBy(asc(rooms.position), asc(rooms.name));
  const byVenue = Map.groupBy(inThem, (room) => room.venueId);
  return list.map(({ address, locality, ...venue }) => ({
    ...venue,
    hint: [address, locality].filter(Boolean).join(", "),
    rooms: (byVenue.get(venue.id) ?? []).map(({ id, name, capacity }) => ({ id, name, capacity })),
  }));
}

/** One page of the desk's list with the number of meetings the organizer knows of at each. */
export async function listVenues(
  actor: Actor,
  { search = "", page = 1 }: { search?: string; page?: number } = {},
) {
  const where = and(visible(store.read, actor), matches(search, venues.searchKey));
  const rows = await store.read
    .select({
      id: venues.id,
      groupId: venues.groupId,
      group: groups.name,
      name: venues.name,
      address: venues.address,
      locality: venues.locality,
      capacity: venues.capacity,
      meetings: count(meetings.id),
    })
    .from(venues)
    .innerJoin(groups, eq(groups.id, venues.groupId))
    .leftJoin(meetings, and(eq(meetings.venueId, venues.id), seenBy(actor)))
    .where(where)
    .groupBy(venues.id, groups.name)
    .orderBy(asc(venues.searchKey), asc(venues.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const total = await store.read.$count(venues, where);
  return { rows, total };
}

/** A venue with its rooms, or null where it is not or the actor may not see it. */
export async function findVenue(actor: Actor, id: string, db: Reader = store.read) {
  const [venue] = await db
    .select({
      id: venues.id,
      slug: venues.slug,
      groupId: venues.groupId,
      group: groups.name,
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
    .innerJoin(groups, eq(groups.id, venues.groupId))
    .where(and(eq(venues.id, id), visible(db, actor)));
  if (!venue) return null;
  return { ...venue, rooms: await listRooms(db, id) };
}

export type Venue = NonNullable<Awaited<ReturnType<typeof findVenue>>>;

/** As `findVenue`; throws NotFound. */
export async function getVenue(actor: Actor, id: string, db: Reader = store.read): Promise<Venue> {
  const venue = await findVenue(actor, id, db);
  if (!venue) throw new NotFound("Venue");
  return venue;
}

/** As `getVenue`, for those who may change it; to others it is not found. */
export async function getOwnVenue(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Venue> {
  const venue = await getVenue(actor, id, db);
  if (!mayEditVenue(actor, venue)) throw new NotFound("Venue");
  return venue;
}

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

/** The meetings at a venue that the organizer may be told of, the latest first. */
export async function listMeetingsAtVenue(actor: Actor, venueId: string) {
  return store.read
    .select(seenColumns)
    .from(meetings)
    .where(and(eq(meetings.venueId, venueId), seenBy(actor)))
    .orderBy(desc(meetings.startsAt));
}

/** The venues that this one could be merged with: the others that the actor may change, by name. */
export async function listVenuesToMerge(actor: Actor, id: string): Promise<Choice[]> {
  const own = groupsWithRole(actor, "organizer");
  const rows = await store.read
    .select({
      id: venues.id,
      label: venues.name,
      address: venues.address,
      locality: venues.locality,
    })
    .from(venues)
    .where(and(ne(venues.id, id), own === "all" ? undefined : inArray(venues.groupId, own)))
    .orderBy(asc(venues.searchKey), asc(venues.id));
  return rows.map(({ address, locality, ...row }) => ({
    ...row,
    hint: [address, locality].filter(Boolean).join(", "),
  }));
}
