import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { namesAfter } from "#lib/guests/names.ts";
import { moveLineUp } from "#lib/guests/promotion.ts";
import { takeSeats } from "#lib/guests/seats.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import { replaceAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { sizeRefusal } from "./arrival.ts";
import { byLink } from "./by-link.ts";
import type { ChangeInput } from "./input.ts";
import { mailOfChange } from "./mails.ts";
import { goneBy, refuse, shut } from "./refusals.ts";

/** What the attendee changes; what is not said stays. */
export type Change = Pick<ChangeInput, "token" | "name" | "partySize"> &
  Partial<ChangeInput> & { answers?: readonly Answer[] };

/**
 * Changes name, party, words and answers by the manage link. A party of people who are going
 * grows only while there are seats and nobody waits; a smaller one frees seats
 * for the waiting list at once. Who waits keeps the place. Refusals: missing,
 * past, party, full, and those of the meeting's state.
 */
export function changeRsvp({ token, answers, ...change }: Change): Promise<Result> {
  const { name, partySize, comment, named, familyName, partyNames } = change;
  return byLink(token, async (book, guest) => {
    if (!isLive(guest.status)) return refuse("cancelled-rsvp");
    const gone = goneBy(book.seats, now());
    if (gone) return gone;
    const growth = partySize - guest.partySize;
    const against = growth > 0 ? await grow(book, guest, partySize) : null;
    if (against) return against;
    const called = { name, familyName, partyNames, partySize, email: guest.email };
    const changed = await changeGuest(book, guest, {
      set: { partySize, comment, named, ...(await namesAfter(book.tx, guest.id, called)) },
      action: growth === 0 ? undefined : "rsvp.changed",
      detail: { from: guest.partySize, to: partySize },
    });
    if (answers) await replaceAnswers(book.tx, guest, answers);
    if (growth !== 0 && !(await hasMovedUp(book, guest))) {
      await mailGuest(book, changed, mailOfChange);
    }
    return done();
  });
}

/** What stands against more people, or null after their seats were taken. */
async function grow(
  { tx, seats }: GuestBook,
  guest: Guest,
  partySize: number,
): Promise<Refusal | null> {
  const window = windowOf(seats, now());
  if (window !== "open") return shut(window);
  const tooLarge = sizeRefusal(seats, partySize);
  if (tooLarge || guest.status !== "going") return tooLarge;
  if (await takeSeats(tx, seats, partySize - guest.partySize)) return null;
  return refuse("full", { people: partySize, has: guest.partySize });
}

/** Lets those move up who can by now, and says whether a guest, by a smaller party, was one of them and told so. */
export async function hasMovedUp(book: GuestBook, { id }: Guest): Promise<boolean> {
  const promoted = book.stirred ? await moveLineUp(book) : [];
  return promoted.some((guest) => guest.id === id);
}
