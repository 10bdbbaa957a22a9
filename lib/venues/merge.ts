import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rooms, type venues } from "#db/tables.ts";
import { keptMerge, moveReferences } from "#lib/kept/merge.ts";
import type { OwnColumns } from "#lib/kept/noun.ts";
import { fold } from "#lib/text/fold.ts";
import { keptVenues, type Venue } from "./queries.ts";

/** Meetings go to the remaining venue; rooms move along, or fall together with one of the same name. */
export const venueMerge = keptMerge(keptVenues, {
  facts: {
    address: "the address",
    latitude: "the place on the map",
    mapLink: "the link to a map",
    capacity: "the number of seats",
    accessNotes: "the access notes",
    directions: "the directions",
    url: "the website",
  },
  whole,
  move: async (tx, from, into) => {
    await joinRooms(tx, from, into);
    return { meetings: await moveReferences(tx, meetings, "venueId", from.id, into.id) };
  },
});

/** Which rooms move to the remaining venue, and which become one with a room of its. */
export function planRooms(from: Venue, into: Venue) {
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
  for (const { room, into: same } of joined) {
    await moveReferences(tx, meetings, "roomId", room.id, same);
    await tx.delete(rooms).where(eq(rooms.id, room.id));
  }
  for (const [index, room] of moved.entries()) {
    await tx
      .update(rooms)
      .set({ venueId: into.id, position: into.rooms.length + index })
      .where(eq(rooms.id, room.id));
  }
}

type Facts = Partial<OwnColumns<typeof venues>>;

/** An address is taken whole or not at all, and a place on the map with both its numbers. */
function whole({ address, latitude, mapLink, ...facts }: Facts, from: Venue, into: Venue): Facts {
  const { locality, postcode, country, longitude } = from;
  const free = address && !into.locality && !into.postcode;
  return {
    ...facts,
    ...(free ? { address, locality, postcode, country } : {}),
    ...(latitude === undefined ? {} : { latitude, longitude }),
    // Where it is says more than a link to a map of it.
    ...(mapLink && from.latitude === null && into.latitude === null ? { mapLink } : {}),
  };
}
