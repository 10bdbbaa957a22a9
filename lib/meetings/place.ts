import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { rooms, venues } from "#db/tables.ts";
import type { WholeMeeting } from "./whole.ts";

/** A venue's address on one line, without its name and without what is not known. */
export function addressLine(venue: {
  address: string;
  locality: string;
  postcode: string;
}): string {
  const town = [venue.locality, venue.postcode].filter(Boolean).join(" ");
  return [venue.address, town].filter(Boolean).join(", ");
}

/** Where a meeting is, on one line: room, venue, address; "Online" where it is only there; "" where it is not known. */
export async function placeLine(
  db: Reader,
  meeting: { venueId: string | null; roomId: string | null; onlineUrl: string | null },
): Promise<string> {
  if (!meeting.venueId) return meeting.onlineUrl ? "Online" : "";
  const [venue] = await db
    .select({
      name: venues.name,
      address: venues.address,
      locality: venues.locality,
      postcode: venues.postcode,
    })
    .from(venues)
    .where(eq(venues.id, meeting.venueId));
  const [room] = meeting.roomId
    ? await db.select({ name: rooms.name }).from(rooms).where(eq(rooms.id, meeting.roomId))
    : [];
  return [room?.name, venue?.name, venue && addressLine(venue)].filter(Boolean).join(", ");
}

/** As `placeLine`, of what is read already. */
export function whereInWords({
  venue,
  room,
  onlineUrl,
}: Pick<WholeMeeting, "venue" | "room" | "onlineUrl">): string | null {
  if (!venue) return onlineUrl ? "Online" : null;
  return [room?.name, venue.name, addressLine(venue)].filter(Boolean).join(", ");
}
