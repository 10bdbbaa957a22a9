import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { lockSeats, type Seats } from "#lib/guests/seats.ts";
import { NotFound, type Refusal } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mayManageRsvps, type RsvpStatus, windowOf } from "../policy.ts";
import { shut } from "../refusals.ts";

/** RSVPs that one transaction of the desk changes, so that nobody's RSVP waits long for it. */
const BATCH = 50;

/** The meeting whose RSVPs the actor manages, locked until the transaction ends; else NotFound. */
export async function lockManaged(tx: Tx, actor: Actor, meetingId: string): Promise<Seats> {
  const seats = await lockSeats(tx, meetingId);
  if (!seats || seats.deletedAt || !mayManageRsvps(actor, seats.groupId)) {
    throw new NotFound("Meeting");
  }
  return seats;
}

/** Once the meeting is over its list is a record, and stays. */
export function overRefusal(seats: Pick<Seats, "endsAt">): Refusal | null {
  return seats.endsAt <= now() ? shut("past") : null;
}

/** While a meeting is not on, it has no seats to give. */
export function offRefusal(seats: Seats): Refusal | null {
  if (seats.status === "published") return null;
  const window = windowOf(seats, now());
  return window === "open" ? null : shut(window);
}

/** Those of the RSVPs that belong to the meeting and stand so, in the order of arrival; none that was erased. */
export async function listGuests(
  tx: Tx,
  meetingId: string,
  ids: readonly string[],
  statuses: readonly RsvpStatus[],
): Promise<Guest[]> {
  return tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        inArray(rsvps.id, [...ids]),
        inArray(rsvps.status, [...statuses]),
        isNull(rsvps.erasedAt),
      ),
    )
    .orderBy(asc(rsvps.arrival));
}

/**
 * Does something to many RSVPs of a meeting, first come first served, a batch
 * in each transaction. What a batch returns is given to `add`; a refusal ends it.
 */
export async function inBatches<T>(
  meetingId: string,
  ids: readonly string[],
  work: (tx: Tx, batch: string[]) => Promise<T | Refusal>,
  add: (outcome: T) => void,
): Promise<Refusal | null> {
  const wanted = new Set(ids);
  const known = await store.read
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .orderBy(asc(rsvps.arrival));
  const ordered = known.map(({ id }) => id).filter((id) => wanted.has(id));
  // At least once, so that who may not do it is refused though there is nothing to do.
  for (let from = 0; from === 0 || from < ordered.length; from += BATCH) {
    const outcome = await store.write((tx) => work(tx, ordered.slice(from, from + BATCH)));
    if (isRefusal(outcome)) return outcome;
    add(outcome);
  }
  return null;
}

function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;
}
