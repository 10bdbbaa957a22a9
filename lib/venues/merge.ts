import { and, count, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rooms, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { markMoved } from "#lib/kept/seen-meetings.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { recordAudit } from "../audit.ts";
import { done, NotFound, type Result, refuse } from "../result.ts";
import { handOverSlugs } from "../slugs.ts";
import { mayMergeVenues } from "./policy.ts";
import { getOwnVenue, type Venue } from "./queries.ts";

/**
 * What merging would do: the meetings (of any group) that move, how many of
 * them are still to come, the rooms that move or fall together with one of the
 * same name, and the facts that the remaining venue takes over.
 */
export async function previewVenueMerge(actor: Actor, fromId: string, intoId: string) {
  const [from, into] = await pair(store.read, actor, fromId, intoId);
  const here = and(eq(meetings.venueId, from.id), isNull(meetings.deletedAt));
  const [all] = await store.read.select({ n: count() }).from(meetings).where(here);
  const [coming] = await store.read
    .select({ n: count() })
    .from(meetings)
    .where(and(here, gt(meetings.endsAt, now())));
  const plan = planRooms(from, into);
  return {
    from,
    into,
    meetings: all?.n ?? 0,
    upcoming: coming?.n ?? 0,
    roomsMoved: plan.moved.map((room) => room.name),
    roomsJoined: plan.joined.map(({ room }) => room.name),
    factsTaken: Object.keys(missingFacts(from, into)) as (keyof Facts)[],
  };
}

/**
 * Makes one venue of two: everything that refers to `fromId` refers to
 * `intoId` after it, what the remaining one does not say is taken over, the
 * old address leads to it, and calendars learn of the place. Not undoable.
 */
export async function mergeVenues(
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<Result<{ id: string }>> {
  if (fromId === intoId) return refuse("same", "Choose another venue: this is the same one.");
  return store.write(async (tx) => {
    const [from, into] = await pair(tx, actor, fromId, intoId);
    const moved = await tx
      .select({ id: meetings.id })
      .from(meetings)
      .where(eq(meetings.venueId, from.id));
    await joinRooms(tx, from, into);
    await tx.update(meetings).set({ venueId: into.id }).where(eq(meetings.venueId, from.id));

    const facts = missingFacts(from, into);
    const whole = { ...into, ...facts };
    await tx
      .update(venues)
      .set({
        ...facts,
        searchKey: searchKey(whole.name, whole.address, whole.locality, whole.postcode),
        changedAt: now(),
      })
      .where(eq(venues.id, into.id));
    await handOverSlugs(tx, "venue", from, into.id);
    await tx.delete(venues).where(eq(venues.id, from.id));

    if ("address" in facts || "latitude" in facts)
      await markMoved(tx, eq(meetings.venueId, into.id));
    else {
      const ids = moved.map((meeting) => meeting.id);
      if (ids.length > 0) await markMoved(tx, inArray(meetings.id, ids));
    }
    await recordAudit(tx, actor, {
      action: "venue.merged",
      groupId: into.groupId,
      subjectId: into.id,
      detail: { from: from.name, into: into.name, meetings: moved.length },
    });
    return done({ id: into.id });
  });
}

async function pair(
  db: Reader,
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<[Venue, Venue]> {
  const from = await getOwnVenue(actor, fromId, db);
  const into = await getOwnVenue(actor, intoId, db);
  if (!mayMergeVenues(actor, from, into)) throw new NotFound("Venue");
  return [from, into];
}

function planRooms(from: Venue, into: Venue) {
  const byName = new Map(into.rooms.map((room) => [searchKey(room.name), room.id]));
  const joined = from.rooms.flatMap((room) => {
    const id = byName.get(searchKey(room.name));
    return id ? [{ room, into: id }] : [];
  });
  const moved = from.rooms.filter((room) => !byName.has(searchKey(room.name)));
  return { joined, moved };
}

async function joinRooms(tx: Tx, from: Venue, into: Venue): Promise<void> {
  const { joined, moved } = planRooms(from, into);
  for (const pairOfRooms of joined) {
    await tx
      .update(meetings)
      .set({ roomId: pairOfRooms.into })
      .where(eq(meetings.roomId, pairOfRooms.room.id));
    await tx.delete(rooms).where(eq(rooms.id, pairOfRooms.room.id));
  }
  for (const [index, room] of moved.entries()) {
    await tx
      .update(rooms)
      .set({ venueId: into.id, position: into.rooms.length + index })
      .where(eq(rooms.id, room.id));
  }
}

type Facts = Pick<
  Venue,
  | "address"
  | "locality"
  | "postcode"
  | "country"
  | "latitude"
  | "longitude"
  | "capacity"
  | "accessNotes"
  | "directions"
  | "url"
>;

/** What `from` says and `into` does not. An address is taken whole or not at all. */
function missingFacts(from: Venue, into: Venue): Partial<Facts> {
  const facts: Partial<Facts> = {};
  const { address, locality, postcode, country, latitude, longitude } = from;
  if (address && !into.address && !into.locality && !into.postcode) {
    Object.assign(facts, { address, locality, postcode, country });
  }
  if (latitude !== null && into.latitude === null) Object.assign(facts, { latitude, longitude });
  if (from.capacity !== null && into.capacity === null) facts.capacity = from.capacity;
  if (from.accessNotes && !into.accessNotes) facts.accessNotes = from.accessNotes;
  if (from.directions && !into.directions) facts.directions = from.directions;
  if (from.url && !into.url) facts.url = from.url;
  return facts;
}
