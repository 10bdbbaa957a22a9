import { and, asc, eq, lte } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { promotedMail } from "#lib/mail/templates/rsvp.ts";
import { heldMail } from "#lib/mail/templates/rsvp-steps.ts";
import { untilInWords } from "#lib/meetings/when.ts";
import { now } from "#lib/time/clock.ts";
import { type GuestBook, openBook } from "./book.ts";
import { changeGuest } from "./change.ts";
import { factsFor, type Guest, guestColumns } from "./guest.ts";
import { holdUntil } from "./holds.ts";
import { type MailOf, mailGuest } from "./mail-guest.ts";
import { lockSeats, type Seats, takeSeatsOutOfOrder } from "./seats.ts";

/** Does something to the guests of a book; before the transaction ends, whoever has seats by it moves up. */
export async function keepBook<T>(
  book: GuestBook,
  work: (book: GuestBook) => Promise<T>,
): Promise<T> {
  const outcome = await work(book);
  if (book.stirred) await moveLineUp(book);
  return outcome;
}

/**
 * Moves a meeting's waiting list up while seats allow. Call it in the
 * transaction that may have made more seats (a greater capacity, a meeting
 * reinstated).
 */
export async function promoteFromWaitlist(tx: Tx, meetingId: string): Promise<void> {
  const seats = await lockSeats(tx, meetingId);
  if (seats) await moveLineUp(openBook(tx, null, seats));
}

/** Moves the waiting list up while seats allow, with a mail to each who has one now; returns them. */
export async function moveLineUp(book: GuestBook): Promise<Guest[]> {
  const promoted = await moveUp(book);
  for (const guest of promoted) await mailGuest(book, guest, mailOfPromotion);
  return promoted;
}

/**
 * Gives free seats to those who wait, in the order of arrival, and returns
 * them. In strict order a party that does not fit waits at the head and nobody
 * passes it, unless it is larger than the meeting; where smaller parties go first, the next one that fits is taken.
 * Once the meeting has begun nobody moves: no mail would reach them in time.
 * `fresh` was let in by this transaction and never waited: an organizer may do so until the end.
 */
export async function moveUp(book: GuestBook, fresh?: Guest): Promise<Guest[]> {
  const { tx, seats } = book;
  book.stirred = false;
  if (!isOn(seats)) return [];
  const begun = seats.startsAt <= now();
  const promoted: Guest[] = [];
  for (;;) {
    const next = await nextInLine(tx, seats);
    if (!next || (begun && next.id !== fresh?.id)) return promoted;
    if (!(await takeSeatsOutOfOrder(tx, seats, next.partySize))) return promoted;
    promoted.push(await seat(book, next, next.id === fresh?.id));
  }
}

const isOn = ({ status, deletedAt, endsAt }: Seats) =>
  status === "published" && !deletedAt && endsAt > now();

/** Whether a party that gives up its seats gives them to somebody who waits, there and then. */
export async function goesToNext(db: Line, seats: Seats, partySize: number): Promise<boolean> {
  if (!isOn(seats) || seats.startsAt <= now()) return false;
  const seatsTaken = seats.seatsTaken - partySize;
  const next = await nextInLine(db, { ...seats, seatsTaken });
  if (!next) return false;
  return seats.capacity === null || seatsTaken + next.partySize <= seats.capacity;
}

type Line = Pick<Reader, "select">;

async function nextInLine(db: Line, seats: Seats): Promise<Guest | null> {
  const { capacity, seatsTaken } = seats;
  const free = capacity === null ? null : capacity - seatsTaken;
  if (free !== null && free <= 0) return null;
  // A party that is larger than the whole meeting holds nobody up.
  const most = seats.waitlistOrder === "smaller-first" ? free : capacity;
  const [next] = await db
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

function seat(book: GuestBook, guest: Guest, fresh: boolean): Promise<Guest> {
  const at = now();
  return changeGuest(book, guest, {
    set: {
      status: "going",
      heldUntil: holdUntil(book.seats, guest, fresh ? "let-in" : "promoted", at),
      promotedAt: fresh ? null : at,
      // By nobody's hand: an import that is undone takes it along.
      changedAt: at,
    },
    action: fresh ? undefined : "rsvp.promoted",
    by: null,
  });
}

/** Tells somebody who moved up: the seat is theirs, or held until they say yes. */
export const mailOfPromotion: MailOf = (context, guest) => {
  const facts = factsFor(context, guest);
  if (!guest.heldUntil) {
    return { kind: "rsvp-promoted", written: promotedMail(facts, guest), calendar: "REQUEST" };
  }
  const until = untilInWords(guest.heldUntil, context.timeZone);
  return { kind: "rsvp-held", written: heldMail(facts, { ...guest, until }) };
};
