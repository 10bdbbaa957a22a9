import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { type Guest, wasEntered } from "#lib/guests/guest.ts";
import { cancelledMail } from "#lib/mail/templates/rsvp.ts";
import { done, type Result } from "#lib/result.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { byLink } from "./by-link.ts";
import type { CancelledBy } from "./policy.ts";
import { goneBy } from "./refusals.ts";

/** What is written of an RSVP that is cancelled, by whom, so that it can be said and put back. */
export function cancelled({ status }: Pick<Guest, "status">, by: CancelledBy, at: Date = now()) {
  if (!isLive(status)) throw new Error("There is nothing left to cancel");
  return {
    status: "cancelled" as const,
    cancelledAt: at,
    cancelledBy: by,
    cancelledFrom: status,
  };
}

/** Cancels an RSVP and says so by mail: for the attendee, or for the organizer whose book it is. */
export async function cancelGuest(
  book: GuestBook,
  guest: Guest,
  at: Date = now(),
  by: Exclude<CancelledBy, "lapse"> = book.actor ? "organizer" : "attendee",
): Promise<void> {
  await changeGuest(book, guest, {
    set: cancelled(guest, by, at),
    action: "rsvp.cancelled",
    detail: { partySize: guest.partySize, was: guest.status },
    mail: ({ facts }, gone) => ({
      kind: "rsvp-cancelled",
      written: cancelledMail(facts, { ...gone, wasEntered: wasEntered(gone) }, by),
      calendar: "CANCEL",
    }),
  });
}

/**
 * Cancels by the manage link: frees the seats, moves the waiting list up and
 * confirms by mail, in one transaction. To cancel twice changes nothing more.
 * Refusals: missing, past.
 */
export function cancelRsvp(token: string): Promise<Result> {
  return byLink(token, async (book, guest) => {
    if (!isLive(guest.status)) return done();
    const gone = goneBy(book.seats, now());
    if (gone) return gone;
    await cancelGuest(book, guest);
    return done();
  });
}
