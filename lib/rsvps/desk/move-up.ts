import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor, type Guest, guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { holdUntil } from "#lib/guests/holds.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { mailPromoted } from "#lib/guests/promotion.ts";
import { overBy, type Seats, takeSeatsBeyond, takeSeatsOutOfOrder } from "#lib/guests/seats.ts";
import { approvedMail } from "#lib/mail/templates/rsvp-steps.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mailReply } from "../reply-mail.ts";
import type { MoveUpInput } from "./input.ts";
import { listGuests, lockManaged, offRefusal, overRefusal } from "./managed.ts";
import { insists, refuse } from "./refusals.ts";

/**
 * Gives a party that waits, in line or for approval, its seats out of order;
 * the trail says who did it. Who insists goes beyond the seats: the meeting is
 * then "over by n", which is returned. Who has a seat already keeps it.
 * Refusals: full, past, and those of a meeting that is off. NotFound for who
 * does not manage the meeting.
 */
export async function moveUpRsvp(
  actor: Actor,
  { meetingId, id, insist }: MoveUpInput,
): Promise<Result<{ over: number }>> {
  return store.write(async (tx) => {
    const seats = await lockManaged(tx, actor, meetingId);
    const [guest] = await listGuests(tx, meetingId, [id], ["waitlisted", "pending", "going"]);
    if (!guest) throw new NotFound("RSVP");
    if (guest.status === "going") return done({ over: overBy(seats) });
    const past = overRefusal(seats);
    if (past) return past;
    const off = offRefusal(seats);
    if (off) return off;
    const n = guest.partySize;
    const fits = await takeSeatsOutOfOrder(tx, meetingId, n);
    if (!fits && !(insists({ insist }, "full") && (await takeSeatsBeyond(tx, meetingId, n)))) {
      const free = Math.max(0, (seats.capacity ?? 0) - seats.seatsTaken);
      return refuse("full", { free, wanted: n, grows: false, mayInsist: true });
    }
    const over = overBy({ ...seats, seatsTaken: seats.seatsTaken + n });
    const moved = await seat(tx, seats, guest);
    await recordAudit(tx, actor, {
      action: "rsvp.moved-up",
      groupId: seats.groupId,
      meetingId,
      subjectId: id,
      detail: { partySize: n, was: guest.status, ...(over > 0 ? { over } : {}) },
    });
    await tell(tx, guest, moved);
    return done({ over });
  });
}

async function seat(tx: Tx, seats: Seats, guest: Guest): Promise<Guest> {
  const at = now();
  const waited = guest.status === "waitlisted";
  const [moved] = await tx
    .update(rsvps)
    .set({
      status: "going",
      heldUntil: holdUntil(seats, guest, waited ? "promoted" : "let-in", at),
      ...(waited ? { promotedAt: at } : { approvedAt: at }),
      changedAt: at,
    })
    .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, guest.status)))
    .returning(guestColumns);
  if (!moved) throw new Error("An RSVP changed while its meeting was locked");
  return moved;
}

async function tell(tx: Tx, before: Guest, moved: Guest): Promise<void> {
  const context = await loadMailContext(tx, moved.meetingId);
  if (before.status === "waitlisted") return mailPromoted(tx, context, moved);
  if (moved.heldUntil) return mailReply(tx, context, moved);
  return mailGuest(tx, context, moved, {
    kind: "rsvp-approved",
    written: approvedMail(factsFor(context, moved), moved),
    calendar: "REQUEST",
  });
}
