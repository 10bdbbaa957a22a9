import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { lockSeats, type Seats } from "#lib/guests/seats.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import { done, NotFound, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mayManageRsvps } from "../policy.ts";
import { shut } from "../refusals.ts";
import { refuse } from "./refusals.ts";

/** RSVPs that one transaction of the desk changes, so that nobody's RSVP waits long for it. */
const BATCH = 50;

/** The meeting whose RSVPs the actor manages, locked until the transaction ends; else NotFound. */
async function lockManaged(tx: Tx, actor: Actor, meetingId: string): Promise<Seats> {
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

/** What stands against whatever people are told of: the meeting is over, or has no page that a mail could lead to. */
export function tellRefusal(seats: Seats): Refusal | null {
  return seats.status === "draft" ? refuse("draft") : overRefusal(seats);
}

/** While a meeting is not on, it has no seats to give. */
export function offRefusal(seats: Seats): Refusal | null {
  if (seats.status === "published") return null;
  const window = windowOf(seats, now());
  return window === "open" ? null : shut(window);
}

/** Those among these RSVPs that belong to the meeting, are not erased and of which that is true; for a query. */
export function among({ seats }: GuestBook, ids: readonly string[], which?: SQL): SQL | undefined {
  return and(
    eq(rsvps.meetingId, seats.id),
    inArray(rsvps.id, [...ids]),
    isNull(rsvps.erasedAt),
    which,
  );
}

/** They themselves, in the order of arrival. */
export function listGuests(book: GuestBook, ids: readonly string[], which?: SQL): Promise<Guest[]> {
  return book.tx
    .select(guestColumns)
    .from(rsvps)
    .where(among(book, ids, which))
    .orderBy(asc(rsvps.arrival));
}

/**
 * Does something to a meeting's RSVPs in one transaction; whoever has seats by
 * it moves up. NotFound for who does not manage the meeting.
 */
export function atDesk<T>(
  actor: Actor,
  meetingId: string,
  work: (book: GuestBook) => Promise<T>,
): Promise<T> {
  return store.write(async (tx) => {
    const seats = await lockManaged(tx, actor, meetingId);
    return keepBook(openBook(tx, actor, seats), work);
  }, meetingId);
}

/** What is done to many RSVPs: what stands against it, those whom it concerns, and to each of them. */
type Deed<K, G> = {
  against: (seats: Seats) => Refusal | null;
  concerned: (book: GuestBook, ids: string[]) => Promise<G[]>;
  each: (book: GuestBook, guest: G) => Promise<K>;
};

/**
 * Does something to many RSVPs of a meeting, first come first served, a batch
 * in each transaction, and counts in `sum` what became of them; a refusal ends it.
 */
export async function toMany<K extends string, G extends Guest>(
  actor: Actor,
  { meetingId, ids }: { meetingId: string; ids: readonly string[] },
  sum: Record<K, number>,
  { against, concerned, each }: Deed<K, G>,
): Promise<Result<Record<K, number>>> {
  for (const batch of await batchesOf(meetingId, ids)) {
    const outcomes = await atDesk(actor, meetingId, async (book) => {
      const refusal = against(book.seats);
      if (refusal) return refusal;
      const became: K[] = [];
      for (const guest of await concerned(book, batch)) became.push(await each(book, guest));
      return became;
    });
    if (!Array.isArray(outcomes)) return outcomes;
    for (const outcome of outcomes) sum[outcome] += 1;
  }
  return done(sum);
}

/** The RSVPs of a meeting among these, in the order of arrival, in batches; at least one, so that who may not do it is refused though there is nothing to do. */
export async function batchesOf(meetingId: string, ids: readonly string[]): Promise<string[][]> {
  const wanted = new Set(ids);
  const known = await store.read
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .orderBy(asc(rsvps.arrival));
  const ordered = known.map(({ id }) => id).filter((id) => wanted.has(id));
  const batches = [];
  for (let from = 0; from === 0 || from < ordered.length; from += BATCH) {
    batches.push(ordered.slice(from, from + BATCH));
  }
  return batches;
}
