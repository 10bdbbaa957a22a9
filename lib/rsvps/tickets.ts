import { and, eq, gt, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { now } from "#lib/clock.ts";
import { type Refusal, refuse, refuseFields } from "#lib/result.ts";
import { WINDOW_WORDS, windowOf } from "./policy.ts";

/** A place in the order of arrival, with the meeting's row held until the transaction ends. */
export type Ticket = {
  number: number;
  groupId: string;
  waitlist: boolean;
  changedAt: Date;
  /** Whether n seats are free and nobody waits for them: what anybody who comes now would be told. */
  seatFree: boolean;
};

/**
 * Gives the next ticket of a meeting to a party of n, if the meeting takes it
 * now: published, RSVPs open, the party not too large, seats or a waiting
 * list. One guarded update, which writes nothing when it refuses.
 */
export async function takeTicket(
  tx: Tx,
  meetingId: string,
  n: number,
): Promise<{ ok: true; ticket: Ticket } | Refusal> {
  const at = now();
  const fits = or(
    isNull(meetings.capacity),
    sql`${meetings.seatsTaken} + ${n} <= ${meetings.capacity}`,
  );
  const [row] = await tx
    .update(meetings)
    .set({ lastTicket: sql`${meetings.lastTicket} + 1` })
    .where(
      and(
        eq(meetings.id, meetingId),
        eq(meetings.status, "published"),
        isNull(meetings.deletedAt),
        eq(meetings.takesRsvps, true),
        or(isNull(meetings.rsvpsOpenAt), lte(meetings.rsvpsOpenAt, at)),
        or(isNull(meetings.rsvpsCloseAt), gt(meetings.rsvpsCloseAt, at)),
        gt(meetings.endsAt, at),
        gte(meetings.maxPartySize, n),
        or(isNull(meetings.capacity), gte(meetings.capacity, n)),
        or(eq(meetings.waitlist, true), fits),
      ),
    )
    .returning({
      number: meetings.lastTicket,
      groupId: meetings.groupId,
      waitlist: meetings.waitlist,
      capacity: meetings.capacity,
      seatsTaken: meetings.seatsTaken,
      changedAt: meetings.changedAt,
    });
  if (!row) return refusalOf(tx, meetingId, n);
  const enough = row.capacity === null || row.seatsTaken + n <= row.capacity;
  const seatFree = enough && !(await someoneWaits(tx, meetingId));
  if (!seatFree && !row.waitlist) return full(n);
  const { number, groupId, waitlist, changedAt } = row;
  return { ok: true, ticket: { number, groupId, waitlist, changedAt, seatFree } };
}

async function someoneWaits(tx: Tx, meetingId: string): Promise<boolean> {
  const waiting = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "waitlisted")))
    .limit(1);
  return waiting.length > 0;
}

export function full(n: number): Refusal {
  return n === 1
    ? refuse("full", "All seats are taken, and there is no waiting list.")
    : refuse(
        "full",
        `There are not enough seats left for ${n}, and there is no waiting list. A smaller party may find room.`,
      );
}

/** Why a party of n cannot come, or null if its size is not the reason. */
export function sizeRefusal(
  meeting: { maxPartySize: number; capacity: number | null },
  n: number,
): Refusal | null {
  const most = Math.min(meeting.maxPartySize, meeting.capacity ?? n);
  if (n <= most) return null;
  return refuseFields(
    {
      partySize:
        most === 1
          ? "Everybody answers for themselves here: enter 1."
          : `At most ${most} can come on one RSVP.`,
    },
    "party",
  );
}

/** Why the guarded update refused, in words. */
async function refusalOf(tx: Tx, meetingId: string, n: number): Promise<Refusal> {
  const [meeting] = await tx
    .select({
      status: meetings.status,
      deletedAt: meetings.deletedAt,
      takesRsvps: meetings.takesRsvps,
      rsvpsOpenAt: meetings.rsvpsOpenAt,
      rsvpsCloseAt: meetings.rsvpsCloseAt,
      endsAt: meetings.endsAt,
      maxPartySize: meetings.maxPartySize,
      capacity: meetings.capacity,
    })
    .from(meetings)
    .where(eq(meetings.id, meetingId));
  if (!meeting) return refuse("missing", WINDOW_WORDS.missing);
  const window = windowOf(meeting, now());
  if (window !== "open") return refuse(window, WINDOW_WORDS[window]);
  return sizeRefusal(meeting, n) ?? full(n);
}
