import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { lapseGuest } from "./lapse.ts";
import { cancelledAlready, deadLink, lockRsvp } from "./locked.ts";
import { refuse } from "./refusals.ts";
import { mailReply } from "./reply-mail.ts";

/**
 * "Yes, I come", by the manage link, while a seat is held: from now on it is
 * the guest's, and the confirmation with the calendar entry is owed. Who waits
 * confirms the address for when the turn comes. To confirm twice changes
 * nothing more. After the time the seat is lost to the next in line, whether or
 * not the clock's job came by. Refusals: missing, past, lapsed, cancelled-rsvp.
 */
export async function confirmRsvp(token: string): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockRsvp(tx, token);
    if (!locked) return deadLink();
    const { guest, seats, groupId } = locked;
    const at = now();
    if (seats.endsAt <= at) return refuse("past");
    if (guest.status === "cancelled") return gone(tx, guest.id);
    const context = await loadMailContext(tx, guest.meetingId);
    if (guest.heldUntil && guest.heldUntil <= at && seats.status === "published") {
      await lapseGuest(tx, context, guest);
      await promoteFromWaitlist(tx, guest.meetingId);
      return refuse("lapsed");
    }
    if (guest.confirmedAt && !guest.heldUntil) return done();
    const [confirmed] = await tx
      .update(rsvps)
      .set({ confirmedAt: at, heldUntil: null, changedAt: at })
      .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, guest.status)))
      .returning(guestColumns);
    if (!confirmed) throw new Error("An RSVP changed while its meeting was locked");
    if (!guest.heldUntil) return done();
    await recordAudit(tx, null, {
      action: "rsvp.confirmed",
      groupId,
      meetingId: guest.meetingId,
      subjectId: guest.id,
      detail: { partySize: guest.partySize },
    });
    await mailReply(tx, context, confirmed);
    return done();
  });
}

async function gone(tx: Tx, id: string): Promise<Refusal> {
  const [row] = await tx.select({ by: rsvps.cancelledBy }).from(rsvps).where(eq(rsvps.id, id));
  return row?.by === "lapse" ? refuse("lapsed") : cancelledAlready();
}
