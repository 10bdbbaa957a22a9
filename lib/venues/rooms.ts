import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rooms } from "#db/tables.ts";
import { newId } from "../ids.ts";
import type { Refusal } from "../result.ts";
import type { VenueInput } from "./input.ts";
import type { Venue } from "./queries.ts";
import { refuse } from "./refusals.ts";

/** Refuses where a room is left out though a meeting is in it; null if there is none. */
export async function roomsInUse(
  tx: Tx,
  before: Venue,
  input: VenueInput["rooms"],
): Promise<Refusal | null> {
  const kept = input.map((room) => room.id);
  const gone = before.rooms.filter((room) => !kept.includes(room.id));
  if (gone.length === 0) return null;
  const used = await tx
    .selectDistinct({ roomId: meetings.roomId })
    .from(meetings)
    .where(
      and(
        inArray(
          meetings.roomId,
          gone.map((room) => room.id),
        ),
        isNull(meetings.deletedAt),
      ),
    );
  const names = gone.filter((room) => used.some(({ roomId }) => roomId === room.id));
  if (names.length === 0) return null;
  const list = names.map((room) => room.name).join(" and ");
  return refuse("room-in-use", { at: "rooms", rooms: list });
}

/** Brings the rooms of a venue to what the form says. */
export async function saveRooms(
  tx: Tx,
  venueId: string,
  before: readonly { id: string }[],
  input: VenueInput["rooms"],
): Promise<void> {
  const known = new Set(before.map((room) => room.id));
  const kept = input.filter((room) => known.has(room.id)).map((room) => room.id);
  await tx
    .delete(rooms)
    .where(and(eq(rooms.venueId, venueId), kept.length ? notInArray(rooms.id, kept) : undefined));
  for (const [position, { id, ...room }] of input.entries()) {
    if (!known.has(id)) {
      await tx.insert(rooms).values({ ...room, id: newId(), venueId, position });
      continue;
    }
    await tx
      .update(rooms)
      .set({ ...room, position })
      .where(eq(rooms.id, id));
  }
}
