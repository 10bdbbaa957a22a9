import { and, asc, eq, lte } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { promotedMail } from "#lib/mail/templates/rsvp.ts";
import { heldMail } from "#lib/mail/templates/rsvp-steps.ts";
import { now } from "#lib/time/clock.ts";
import { factsFor, type Guest, guestColumns } from "./guest.ts";
import { mailGuest } from "./guest-mail.ts";
import { holdUntil } from "./holds.ts";
import { loadMailContext, type MailContext, untilInWords } from "./mail-context.ts";
import { lockSeats, type Seats, takeSeatsOutOfOrder } from "./seats.ts";

/**
 * Moves the waiting list up while seats allow, with a mail to each who has one
 * now. Call it in the transaction that may have freed seats (a cancellation, a
 * smaller party, a greater capacity, a meeting reinstated).
 */
export async function promoteFromWaitlist(tx: Tx, meetingId: string): Promise<void> {
  const promoted = await moveUp(tx, meetingId);
  if (promoted.length === 0) return;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of promoted) await mailPromoted(tx, context, guest);
}

/**
 * Gives free seats to those who wait, in the order of arrival, and returns
 * them. In strict order a party that does not fit waits at the head and nobody
 * passes it, unless it is larger than the meeting; where smaller parties go first, the next one that fits is taken.
 * Those in `fresh` were let in by this transaction and never waited.
 */
export async function moveUp(
  tx: Tx,
  meetingId: string,
  fresh: ReadonlySet<string> = new Set(),
): Promise<Guest[]> {
  const seats = await lockSeats(tx, meetingId);
  if (seats?.status !== "published" || seats.deletedAt || seats.endsAt <= now()) return [];
  const promoted: Guest[] = [];
  let free = seats.capacity === null ? null : seats.capacity - seats.seatsTaken;
  for (;;) {
    const next = await nextInLine(tx, seats, free);
    if (!next || !(await takeSeatsOutOfOrder(tx, meetingId, next.partySize))) return promoted;
    if (free !== null) free -= next.partySize;
    promoted.push(await seat(tx, seats, next, fresh.has(next.id)));
  }
}

async function nextInLine(tx: Tx, seats: Seats, free: number | null) {
  if (free !== null && free <= 0) return null;
  // A party that is larger than the whole meeting holds nobody up.
  const most = seats.waitlistOrder === "smaller-first" ? free : seats.capacity;
  const [next] = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, seats.id),
        eq(rsvps.status, "waitlisted"),
        most === null ? undefined : lte(rsvps.partySize, most),
      ),
    )
    .orderBy(asc(rsvps.arrival))
    .limit(1);
  return next ?? null;
}

async function seat(tx: Tx, seats: Seats, guest: Guest, fresh: boolean): Promise<Guest> {
  const at = now();
  const [seated] = await tx
    .update(rsvps)
    .set({
      status: "going",
      heldUntil: holdUntil(seats, guest, fresh ? "let-in" : "promoted", at),
      promotedAt: fresh ? null : at,
      changedAt: at,
    })
    .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, "waitlisted")))
    .returning(guestColumns);
  if (!seated) throw new Error("The waiting list moved by itself");
  if (!fresh) {
    await recordAudit(tx, null, {
      action: "rsvp.promoted",
      groupId: seats.groupId,
      meetingId: seats.id,
      subjectId: seated.id,
      detail: { partySize: seated.partySize },
    });
  }
  return seated;
}

/** Tells somebody who moved up: the seat is theirs, or held until they answer. */
export async function mailPromoted(tx: Tx, context: MailContext, guest: Guest): Promise<void> {
  if (guest.heldUntil) {
    const until = untilInWords(guest.heldUntil, context.timeZone);
    await mailGuest(tx, context, guest, {
      kind: "rsvp-held",
      written: heldMail(factsFor(context, guest), { ...guest, until }),
    });
    return;
  }
  await mailGuest(tx, context, guest, {
    kind: "rsvp-promoted",
    written: promotedMail(factsFor(context, guest), guest),
    calendar: "REQUEST",
  });
}
