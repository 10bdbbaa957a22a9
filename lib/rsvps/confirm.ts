import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { isBelieved } from "#lib/clock/keep.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { byLink } from "./by-link.ts";
import { lapseGuest } from "./lapse.ts";
import { mailOfReply } from "./mails.ts";
import { goneBy, refuse } from "./refusals.ts";

/**
 * "Yes, I come", by the manage link, while a seat is held: from now on it is
 * the guest's, and the confirmation with the calendar entry is owed. Who waits
 * confirms the address for when the turn comes. To confirm twice changes
 * nothing more. After the time the seat is lost to the next in line, whether or
 * not the clock's job came by, but not by a clock that is not believed. Refusals: missing, past, lapsed, cancelled-rsvp.
 */
export function confirmRsvp(token: string): Promise<Result> {
  return byLink(token, async (book, guest) => {
    const { tx, seats } = book;
    const at = now();
    const against = goneBy(seats, at);
    if (against) return against;
    if (guest.status === "cancelled") return gone(tx, guest.id);
    const { heldUntil } = guest;
    const late = heldUntil !== null && heldUntil <= at && seats.status === "published";
    if (late && (await isBelieved(tx))) {
      await lapseGuest(book, guest);
      return refuse("lapsed");
    }
    if (guest.confirmedAt && !heldUntil) return done();
    await changeGuest(book, guest, {
      set: { confirmedAt: at, heldUntil: null },
      ...(heldUntil ? { action: "rsvp.confirmed", mail: mailOfReply } : {}),
    });
    return done();
  });
}

async function gone(tx: Tx, id: string): Promise<Refusal> {
  const [row] = await tx.select({ by: rsvps.cancelledBy }).from(rsvps).where(eq(rsvps.id, id));
  return refuse(row?.by === "lapse" ? "lapsed" : "cancelled-rsvp");
}
