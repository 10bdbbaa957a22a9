import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { factsFor, type Guest, guestColumns } from "#lib/guests/guest.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { lapsedMail } from "#lib/mail/templates/rsvp-steps.ts";
import { now } from "#lib/time/clock.ts";
import { cancelled } from "./cancel.ts";

/** Seats given up in one transaction, so that nobody's RSVP waits long for it. */
const BATCH = 50;

/**
 * Gives the seats that were held until now, without a yes, to the next in line;
 * who lost one is told. A meeting that is off lets no seat lapse. Returns the
 * number of RSVPs that lapsed; several instances may run it at once, and again.
 */
export async function lapseHolds(): Promise<number> {
  const due = await store.read
    .selectDistinct({ id: rsvps.meetingId })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(
      and(
        lte(rsvps.heldUntil, now()),
        eq(meetings.status, "published"),
        isNull(meetings.deletedAt),
      ),
    );
  let lapsed = 0;
  for (const { id } of due) {
    for (let n = BATCH; n === BATCH; lapsed += n) {
      n = await store.write((tx) => lapseHoldsOf(tx, id), id);
    }
  }
  return lapsed;
}

async function lapseHoldsOf(tx: Tx, meetingId: string): Promise<number> {
  const seats = await lockSeats(tx, meetingId);
  if (seats?.status !== "published" || seats.deletedAt) return 0;
  return keepBook(openBook(tx, null, seats), async (book) => {
    const late = await tx
      .select(guestColumns)
      .from(rsvps)
      .where(
        and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "going"), lte(rsvps.heldUntil, now())),
      )
      .orderBy(asc(rsvps.arrival))
      .limit(BATCH);
    for (const guest of late) await lapseGuest(book, guest);
    return late.length;
  });
}

/** Cancels an RSVP whose time to say yes is over. */
export async function lapseGuest(book: GuestBook, guest: Guest): Promise<void> {
  await changeGuest(book, guest, {
    set: cancelled(guest, "lapse"),
    action: "rsvp.lapsed",
    mail: (context, lapsed) => ({
      kind: "rsvp-lapsed",
      written: lapsedMail(factsFor(context, lapsed), lapsed),
      calendar: "CANCEL",
    }),
  });
}
