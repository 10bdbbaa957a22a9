import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rooms } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { keptMerge, missing } from "#lib/kept/merge.ts";
import { markMoved } from "#lib/kept/seen-meetings.ts";
import { fold } from "#lib/text/fold.ts";
import { formatMapPlace } from "./map-link.ts";
import { atVenue, keptVenues, type Venue } from "./queries.ts";

/** Meetings go to the remaining venue and calendars learn of the place; rooms move along, or fall together with one of the same name. */
const venueMerge = keptMerge(keptVenues, {
  missing: missingFacts,
  move: async (tx, from, into, facts) => {
    if ("address" in facts || "latitude" in facts) await markMoved(tx, atVenue(tx, into.id));
    await joinRooms(tx, from, into);
    const moved = await tx
      .update(meetings)
      .set({ venueId: into.id })
      .where(atVenue(tx, from.id))
      .returning({ id: meetings.id });
    return { meetings: moved.length };
  },
});

export const { merge: mergeVenues } = venueMerge;

/** As of any kept row, with the names of the rooms that move or fall together. */
export async function previewVenueMerge(actor: Actor, fromId: string, intoId: string) {
  const preview = await venueMerge.preview(actor, fromId, intoId);
  const { moved, joined } = planRooms(preview.from, preview.into);
  return {
    ...preview,
    roomsMoved: moved.map((room) => room.name),
    roomsJoined: joined.map(({ room }) => room.name),
  };
}

function planRooms(from: Venue, into: Venue) {
  const byName = new Map(into.rooms.map((room) => [fold(room.name), room.id]));
  const joined = from.rooms.flatMap((room) => {
    const id = byName.get(fold(room.name));
    return id ? [{ room, into: id }] : [];
  });
  const moved = from.rooms.filter((room) => !byName.has(fold(room.name)));
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

type Facts = Partial<Omit<Venue, "id" | "slug" | "groupId" | "group" | "name" | "rooms">>;

/** What `from` says and `into` does not. An address is taken whole or not at all. */
function missingFacts(from: Venue, into: Venue): Facts {
  const facts: Facts = {};
  const { address, locality, postcode, country, latitude, longitude, mapLink } = from;
  if (address && !into.address && !into.locality && !into.postcode) {
    Object.assign(facts, { address, locality, postcode, country });
  }
  if (latitude !== null && into.latitude === null) Object.assign(facts, { latitude, longitude });
  // Where it is says more than a link to a map of it.
  if (latitude === null && mapLink !== null && formatMapPlace(into) === "") {
    Object.assign(facts, { mapLink });
  }
  return {
    ...facts,
    ...missing(from, into, ["capacity", "accessNotes", "directions", "url"]),
  };
}
