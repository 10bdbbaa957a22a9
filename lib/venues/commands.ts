import { and, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { withKnownIds } from "#lib/forms/rows.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { done } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import { type VenueInput, venueInput } from "./input.ts";
import { venueMerge } from "./merge.ts";
import { atVenue, keptVenues, type Venue } from "./queries.ts";
import { roomsInUse, saveRooms } from "./rooms.ts";

/** A room that a meeting is in cannot be taken away. */
export const venueCommands = {
  ...keptCommands(keptVenues, {
    columns: async (tx, _actor, input: VenueInput, before) => {
      const inUse = before && (await roomsInUse(tx, before, listedRooms(before, input)));
      return inUse ?? done(columns(input));
    },
    saved: async (tx, { id, input, before }) => {
      await saveRooms(tx, id, before?.rooms ?? [], listedRooms(before, input));
    },
    leave: leaveDeleted,
  }),
  ...venueMerge,
};

/** Adds a venue of which only the name is known yet, for a form that needs it at once. */
export async function quickAddVenue(actor: Actor, input: { groupId: string; name: string }) {
  return quickAdded(await venueCommands.create(actor, venueInput.parse(input)), input.name);
}

function columns({ groupId: _, rooms: __, mapPlace, ...input }: VenueInput) {
  return {
    ...input,
    latitude: mapPlace?.latitude ?? null,
    longitude: mapPlace?.longitude ?? null,
    mapLink: mapPlace?.mapLink ?? null,
  };
}

/** The rooms of the form, those that are known already under their ids. */
function listedRooms(before: Venue | null, { rooms }: VenueInput) {
  return before ? withKnownIds(before.rooms, rooms, (room) => fold(room.name)) : rooms;
}

/** What is set for a venue without being a use of it are tombstones, which need no place. */
async function leaveDeleted(tx: Tx, id: string): Promise<void> {
  await tx
    .update(meetings)
    .set({ venueId: null, roomId: null })
    .where(and(atVenue(tx, id), isNotNull(meetings.deletedAt)));
}
