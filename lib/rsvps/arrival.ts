import { and, eq, gt, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { type Seats, seatColumns } from "#lib/guests/seats.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import type { Refusal } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import type { Reply } from "./policy.ts";
import { refuse, shut } from "./refusals.ts";

/** A place in the order of arrival, with the meeting's row locked until the transaction ends. */
export type Arrival = { ok: true; arrival: number; seats: Seats };

/**
 * Gives the next place in the order of arrival to a party of n, if the meeting takes its
 * reply now: published, RSVPs open, the reply offered, the party not too
 * large, and for who wants to come seats or a waiting list. One guarded
 * update, which writes nothing when it refuses.
 */
export async function takeArrival(
  tx: Tx,
  meetingId: string,
  n: number,
  reply: Reply = "going",
): Promise<Arrival | Refusal> {
  const at = now();
  const [row] = await tx
    .update(meetings)
    .set({ lastArrival: sql`${meetings.lastArrival} + 1` })
    .where(
      and(
        eq(meetings.id, meetingId),
        eq(meetings.status, "published"),
        isNull(meetings.deletedAt),
        eq(meetings.takesRsvps, true),
        or(isNull(meetings.rsvpsOpenAt), lte(meetings.rsvpsOpenAt, at)),
        or(isNull(meetings.rsvpsCloseAt), gt(meetings.rsvpsCloseAt, at)),
        gt(meetings.endsAt, at),
        takes(reply, n),
      ),
    )
    .returning({ ...seatColumns, arrival: meetings.lastArrival });
  if (!row) return refusalOf(tx, meetingId, n, reply);
  const { arrival, ...seats } = row;
  return { ok: true, arrival, seats };
}

/** That the meeting takes this reply of a party of n. Who does not come for certain needs no seat. */
function takes(reply: Reply, n: number): SQL | undefined {
  if (reply === "declined") return eq(meetings.takesApologies, true);
  const small = gte(meetings.maxPartySize, n);
  if (reply === "tentative") return and(eq(meetings.takesTentative, true), small);
  const fits = or(
    isNull(meetings.capacity),
    sql`${meetings.seatsTaken} + ${n} <= ${meetings.capacity}`,
  );
  return and(
    small,
    or(isNull(meetings.capacity), gte(meetings.capacity, n)),
    or(eq(meetings.waitlist, true), fits),
  );
}

/** Whether a party of n that comes now would have its seats: they are free, and nobody comes before. Takes none. */
export async function areSeatsFree(tx: Tx, meeting: Seats, n: number): Promise<boolean> {
  const { id, waitlistOrder, capacity, seatsTaken } = meeting;
  if (capacity !== null && seatsTaken + n > capacity) return false;
  // In strict order whoever waits comes before; where smaller parties go first, only who would fit.
  // No party comes before that is larger than the whole meeting.
  const most = waitlistOrder === "strict" || capacity === null ? capacity : capacity - seatsTaken;
  const before = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, id),
        eq(rsvps.status, "waitlisted"),
        most === null ? undefined : lte(rsvps.partySize, most),
      ),
    )
    .limit(1);
  return before.length === 0;
}

/** The refusal of a party of n for which there is neither a seat nor a line. */
export function full(n: number): Refusal {
  return refuse("full", { people: n });
}

/** Why a party of n cannot come, or null if its size is not the reason. */
export function sizeRefusal(
  meeting: { maxPartySize: number; capacity: number | null },
  n: number,
): Refusal | null {
  const most = Math.min(meeting.maxPartySize, meeting.capacity ?? n);
  return n <= most ? null : refuse("party", { most, at: "partySize" });
}

/** Why a reply is not taken, or null if the meeting offers it. */
export function notOffered(
  meeting: { takesTentative: boolean; takesApologies: boolean },
  reply: Reply,
): Refusal | null {
  if (reply === "tentative" && !meeting.takesTentative) return refuse("reply", { reply });
  if (reply === "declined" && !meeting.takesApologies) return refuse("reply", { reply });
  return null;
}

/** Why the guarded update refused, in words. */
async function refusalOf(tx: Tx, meetingId: string, n: number, reply: Reply): Promise<Refusal> {
  const [meeting] = await tx.select(seatColumns).from(meetings).where(eq(meetings.id, meetingId));
  if (!meeting) return shut("missing");
  const window = windowOf(meeting, now());
  if (window !== "open") return shut(window);
  return notOffered(meeting, reply) ?? sizeRefusal(meeting, n) ?? full(n);
}
