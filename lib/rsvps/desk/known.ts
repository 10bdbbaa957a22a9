import { and, eq, inArray, ne } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { knownKeys } from "../disowned.ts";

/** Whether an address has an RSVP at the meeting, but for this one, or wants none: its owner said "this was not me". */
export async function isKnown({ tx, seats }: GuestBook, email: string, but = ""): Promise<boolean> {
  const [known] = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, seats.id),
        inArray(rsvps.emailKey, knownKeys(seats.id, email, seats.plusAddresses)),
        ne(rsvps.id, but),
      ),
    )
    .limit(1);
  return known !== undefined;
}
