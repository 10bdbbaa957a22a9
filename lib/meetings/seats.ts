import { and, asc, eq, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { now } from "#lib/clock.ts";
import { promotedMail } from "#lib/mail/templates/rsvp.ts";
import { factsFor, guestColumns, mailGuest } from "./guest-mail.ts";
import { loadMailContext, type MailContext } from "./mail-context.ts";

/*
 * `meetings.seats_taken` is the sum of the parties that are going. It changes
 * here and nowhere else, by guarded updates. Whoever changes seats or the
 * waiting list locks the meeting's row first (`lockSeats`, or an update of
 * it), so that on PostgreSQL too one follows the other.
 */

/** The meeting's seats as they stand, held until the transaction ends; null if there is no such meeting. */
export async function lockSeats(tx: Tx, meetingId: string) {
  const [row] = await tx
    .update(meetings)
    .set({ seatsTaken: meetings.seatsTaken })
    .where(eq(meetings.id, meetingId))
    .returning({
      groupId: meetings.groupId,
      status: meetings.status,
      deletedAt: meetings.deletedAt,
      endsAt: meetings.endsAt,
      takesRsvps: meetings.takesRsvps,
      rsvpsOpenAt: meetings.rsvpsOpenAt,
      rsvpsCloseAt: meetings.rsvpsCloseAt,
      capacity: meetings.capacity,
      seatsTaken: meetings.seatsTaken,
      maxPartySize: meetings.maxPartySize,
      waitlist: meetings.waitlist,
    });
  return row ?? null;
}

export type Seats = NonNullable<Awaited<ReturnType<typeof lockSeats>>>;

function fits(n: number): SQL | undefined {
  return or(isNull(meetings.capacity), sql`${meetings.seatsTaken} + ${n} <= ${meetings.capacity}`);
}

/** That nobody waits for a seat of this meeting: only then may somebody new have one. */
function nobodyWaits(meetingId: string): SQL {
  return sql`not exists (select 1 from ${rsvps} where ${rsvps.meetingId} = ${meetingId} and ${rsvps.status} = 'waitlisted')`;
}

async function take(tx: Tx, meetingId: string, n: number, guard: SQL | undefined) {
  const taken = await tx
    .update(meetings)
    .set({ seatsTaken: sql`${meetings.seatsTaken} + ${n}` })
    .where(and(eq(meetings.id, meetingId), eq(meetings.status, "published"), fits(n), guard))
    .returning({ id: meetings.id });
  return taken.length === 1;
}

/** Takes n seats for somebody who comes now: only while they are free and nobody waits. */
export function takeSeats(tx: Tx, meetingId: string, n: number): Promise<boolean> {
  return take(tx, meetingId, n, nobodyWaits(meetingId));
}

/** Gives n seats back. Call `promoteFromWaitlist` after it. */
export async function freeSeats(tx: Tx, meetingId: string, n: number): Promise<void> {
  const freed = await tx
    .update(meetings)
    .set({ seatsTaken: sql`${meetings.seatsTaken} - ${n}` })
    .where(and(eq(meetings.id, meetingId), not(sql`${meetings.seatsTaken} < ${n}`)))
    .returning({ id: meetings.id });
  if (freed.length === 0) throw new Error("More seats given back than were taken");
}

/**
 * Moves the head of the waiting list up while seats allow, in the order of
 * arrival, with a mail to each. A party that does not fit waits at the head,
 * and nobody passes it. Call it in the transaction that may have freed seats
 * (a cancellation, a smaller party, a greater capacity, a meeting reinstated).
 */
export async function promoteFromWaitlist(tx: Tx, meetingId: string): Promise<void> {
  const seats = await lockSeats(tx, meetingId);
  if (seats?.status !== "published" || seats.deletedAt || seats.endsAt <= now()) return;
  let context: MailContext | undefined;
  for (;;) {
    const [head] = await tx
      .select(guestColumns)
      .from(rsvps)
      .where(and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "waitlisted")))
      .orderBy(asc(rsvps.ticket))
      .limit(1);
    if (!head || !(await take(tx, meetingId, head.partySize, undefined))) return;
    const at = now();
    const [promoted] = await tx
      .update(rsvps)
      .set({ status: "going", promotedAt: at, changedAt: at })
      .where(and(eq(rsvps.id, head.id), eq(rsvps.status, "waitlisted")))
      .returning(guestColumns);
    if (!promoted) throw new Error("The head of the waiting list moved by itself");
    await recordAudit(tx, null, {
      action: "rsvp.promoted",
      groupId: seats.groupId,
      meetingId,
      subjectId: promoted.id,
      detail: { partySize: promoted.partySize },
    });
    context ??= await loadMailContext(tx, meetingId);
    await mailGuest(tx, context, promoted, {
      kind: "rsvp-promoted",
      written: promotedMail(factsFor(context, promoted), promoted),
      calendar: "REQUEST",
    });
  }
}
