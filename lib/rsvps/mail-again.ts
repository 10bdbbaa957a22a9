import { and, eq, inArray, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { openBook } from "#lib/guests/book.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { knownKeys } from "./disowned.ts";
import { mailOfStanding } from "./mails.ts";

/**
 * Sends an address once more how its RSVP to a meeting stands, with the manage
 * link. Whether it has one is not for the asker: say the same either way.
 */
export function mailAgain(meetingId: string, email: string): Promise<Result> {
  return store.write(async (tx) => {
    const seats = await lockSeats(tx, meetingId);
    if (seats?.status !== "published" || seats.deletedAt || seats.endsAt <= now()) return done();
    const [guest] = await tx
      .select(guestColumns)
      .from(rsvps)
      .where(
        and(
          eq(rsvps.meetingId, meetingId),
          inArray(rsvps.emailKey, knownKeys(meetingId, email, seats.plusAddresses)),
          isNull(rsvps.erasedAt),
        ),
      );
    if (guest) await mailGuest(openBook(tx, null, seats), guest, mailOfStanding);
    return done();
  }, meetingId);
}
