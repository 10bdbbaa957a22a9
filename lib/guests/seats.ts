import { and, eq, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { waitsForSeats } from "#lib/meetings/waiting.ts";

/*
 * `meetings.seats_taken` is the sum of the parties that are going, held seats
 * among them. It changes here and nowhere else, by guarded updates. Whoever
 * changes seats or the waiting list locks the meeting's row first (`lockSeats`,
 * or an update of it), so that on PostgreSQL too one follows the other.
 */

/** What the rules of an RSVP look at, of the meeting's row. */
export const seatColumns = {
  id: meetings.id,
  groupId: meetings.groupId,
  status: meetings.status,
  deletedAt: meetings.deletedAt,
  changedAt: meetings.changedAt,
  startsAt: meetings.startsAt,
  endsAt: meetings.endsAt,
  takesRsvps: meetings.takesRsvps,
  rsvpsOpenAt: meetings.rsvpsOpenAt,
  rsvpsCloseAt: meetings.rsvpsCloseAt,
  capacity: meetings.capacity,
  seatsTaken: meetings.seatsTaken,
  maxPartySize: meetings.maxPartySize,
  waitlist: meetings.waitlist,
  waitlistOrder: meetings.waitlistOrder,
  approval: meetings.approval,
  takesTentative: meetings.takesTentative,
  takesApologies: meetings.takesApologies,
  promotionHoldMinutes: meetings.promotionHoldMinutes,
  confirmationHoldMinutes: meetings.confirmationHoldMinutes,
  plusAddresses: meetings.plusAddresses,
};

/**
 * Locks a meeting by its id; null if there is none. A transaction that begins
 * so belongs in the meeting's line (`store.write`): a crowd may want it.
 */
export async function lockSeats(tx: Tx, meetingId: string) {
  const [row] = await tx
    .update(meetings)
    .set({ seatsTaken: meetings.seatsTaken })
    .where(eq(meetings.id, meetingId))
    .returning(seatColumns);
  return row ?? null;
}

/** A meeting's row as it stands, locked until the transaction ends. What takes and frees seats keeps its figure true. */
export type Seats = NonNullable<Awaited<ReturnType<typeof lockSeats>>>;

/** The meeting of an RSVP, which it never leaves, for who is to lock it; null if there is none. */
export async function findMeetingOf(rsvpId: string): Promise<string | null> {
  const [rsvp] = await store.read
    .select({ meetingId: rsvps.meetingId })
    .from(rsvps)
    .where(eq(rsvps.id, rsvpId));
  return rsvp?.meetingId ?? null;
}

/** How many people more than the seats are going, where an organizer decided so; else 0. */
export function overBy(meeting: { capacity: number | null; seatsTaken: number }): number {
  return meeting.capacity === null ? 0 : Math.max(0, meeting.seatsTaken - meeting.capacity);
}

function fits(n: number): SQL | undefined {
  return or(isNull(meetings.capacity), sql`${meetings.seatsTaken} + ${n} <= ${meetings.capacity}`);
}

/**
 * That nobody on the waiting list comes before somebody new: in strict order
 * whoever waits does; where smaller parties go first, only who would fit.
 */
function nobodyBefore(meetingId: string): SQL {
  return sql`not exists (select 1 from ${rsvps} where ${rsvps.meetingId} = ${meetingId} and ${waitsForSeats} and (${meetings.waitlistOrder} = 'strict' or ${meetings.capacity} is null or ${meetings.seatsTaken} + ${rsvps.partySize} <= ${meetings.capacity}))`;
}

async function take(tx: Tx, seats: Seats, n: number, ...guards: (SQL | undefined)[]) {
  const [taken] = await tx
    .update(meetings)
    .set({ seatsTaken: sql`${meetings.seatsTaken} + ${n}` })
    .where(and(eq(meetings.id, seats.id), eq(meetings.status, "published"), ...guards))
    .returning({ seatsTaken: meetings.seatsTaken });
  Object.assign(seats, taken);
  return taken !== undefined;
}

/** Takes n seats for somebody who comes now: only while they are free and nobody comes before. */
export function takeSeats(tx: Tx, seats: Seats, n: number): Promise<boolean> {
  return take(tx, seats, n, fits(n), nobodyBefore(seats.id));
}

/** Takes n seats out of order, because an organizer says so: only while they are free. */
export function takeSeatsOutOfOrder(tx: Tx, seats: Seats, n: number): Promise<boolean> {
  return take(tx, seats, n, fits(n));
}

/** Takes n seats whether there are as many or not, because an organizer insists. */
export function takeSeatsBeyond(tx: Tx, seats: Seats, n: number): Promise<boolean> {
  return take(tx, seats, n);
}

/** Gives n seats back, for those who wait. */
export async function freeSeats(tx: Tx, seats: Seats, n: number): Promise<void> {
  const [freed] = await tx
    .update(meetings)
    .set({ seatsTaken: sql`${meetings.seatsTaken} - ${n}` })
    .where(and(eq(meetings.id, seats.id), not(sql`${meetings.seatsTaken} < ${n}`)))
    .returning({ seatsTaken: meetings.seatsTaken });
  if (!freed) throw new Error("More seats given back than were taken");
  Object.assign(seats, freed);
}
