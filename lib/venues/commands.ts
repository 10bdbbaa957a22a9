import { and, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { withKnownIds } from "#lib/forms/rows.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { markChanged, markMoved } from "#lib/kept/seen-meetings.ts";
import { done } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import { type VenueInput, venueInput } from "./input.ts";
import { venueMerge } from "./merge.ts";
import { atVenue, keptVenues, type Venue } from "./queries.ts";
import { roomsInUse, saveRooms } from "./rooms.ts";

/**
 * What readers and calendars see of a venue's meetings is marked as changed
 * with it, and as moved where the place itself is another or has another name.
 * A room that a meeting is in cannot be taken away.
 */
export const venueCommands = {
  ...keptCommands(keptVenues, {
    columns: async (tx, _actor, input: VenueInput, before) => {
      const inUse = before && (await roomsInUse(tx, before, listedRooms(before, input)));
      return inUse ?? done(columns(input));
    },
    saved: async (tx, { id, input, columns: after, before }) => {
      const renamed = await saveRooms(tx, id, before?.rooms ?? [], listedRooms(before, input));
      if (before) await tellOfChange(tx, before, { ...before, ...after }, renamed);
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

/** Of another name all of its meetings are told as of another place. */
async function tellOfChange(tx: Tx, before: Venue, after: Facts, renamed: string[]): Promise<void> {
  const here = atVenue(tx, before.id);
  if (before.name !== after.name) return;
  if (differ(before, after, PLACE)) return markMoved(tx, here);
  if (differ(before, after, VISIBLE)) await markChanged(tx, here);
  if (renamed.length > 0) await markMoved(tx, inArray(meetings.roomId, renamed));
}

/** Where it is: with the name, a calendar's LOCATION and GEO. */
const PLACE = ["address", "locality", "postcode", "country", "latitude", "longitude"] as const;
const VISIBLE = ["capacity", "accessNotes", "directions", "url", "mapLink"] as const;

type Facts = Pick<Venue, "name" | (typeof PLACE)[number] | (typeof VISIBLE)[number]>;

function differ(a: Facts, b: Facts, facts: readonly (keyof Facts)[]): boolean {
  return facts.some((fact) => a[fact] !== b[fact]);
}

/** What is set for a venue without being a use of it are tombstones, which need no place. */
async function leaveDeleted(tx: Tx, id: string): Promise<void> {
  await tx
    .update(meetings)
    .set({ venueId: null, roomId: null })
    .where(and(atVenue(tx, id), isNotNull(meetings.deletedAt)));
}
