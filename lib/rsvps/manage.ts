import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor, type Guest, guestColumns, placeInLine } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { freeSeats, takeSeats } from "#lib/guests/seats.ts";
import { changedMail } from "#lib/mail/templates/rsvp.ts";
import { replaceAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { sizeRefusal } from "./arrival.ts";
import type { ChangeInput } from "./input.ts";
import { cancelledAlready, deadLink, type LockedRsvp, lockRsvp, withdraw } from "./locked.ts";
import { isLive, windowOf } from "./policy.ts";
import { refuse, shut } from "./refusals.ts";

/** What the attendee changes; what is not said stays. */
export type Change = Pick<ChangeInput, "token" | "name" | "partySize"> &
  Partial<ChangeInput> & { answers?: readonly Answer[] };

/**
 * Changes name, party, words and answers by the manage link. A party of people who are going
 * grows only while there are seats and nobody waits; a smaller one frees seats
 * for the waiting list at once. Who waits keeps the place. Refusals: missing,
 * past, party, full, and those of the meeting's state.
 */
export async function changeRsvp(change: Change): Promise<Result> {
  const { token, name, partySize, comment, named, answers } = change;
  return store.write(async (tx) => {
    const locked = await lockRsvp(tx, token);
    if (!locked) return deadLink();
    const { guest, seats, groupId } = locked;
    if (!isLive(guest.status)) return cancelledAlready();
    if (seats.endsAt <= now()) return refuse("past");
    const growth = partySize - guest.partySize;
    const against = growth > 0 ? await grow(tx, locked, partySize) : null;
    if (against) return against;
    if (guest.status === "going" && growth < 0) await freeSeats(tx, guest.meetingId, -growth);
    await tx
      .update(rsvps)
      .set({
        name,
        partySize,
        comment,
        named,
        searchKey: searchKey(name, guest.email),
        changedAt: now(),
      })
      .where(eq(rsvps.id, guest.id));
    if (answers) await replaceAnswers(tx, guest, answers);
    if (growth === 0) return done();
    await recordAudit(tx, null, {
      action: "rsvp.changed",
      groupId,
      meetingId: guest.meetingId,
      subjectId: guest.id,
      detail: { from: guest.partySize, to: partySize },
    });
    if (growth < 0) await promoteFromWaitlist(tx, guest.meetingId);
    await mailChange(tx, guest);
    return done();
  });
}

/** What stands against more people, or null after their seats were taken. */
async function grow(
  tx: Tx,
  { guest, seats }: LockedRsvp,
  partySize: number,
): Promise<Refusal | null> {
  const window = windowOf(seats, now());
  if (window !== "open") return shut(window);
  const tooLarge = sizeRefusal(seats, partySize);
  if (tooLarge || guest.status !== "going") return tooLarge;
  if (await takeSeats(tx, guest.meetingId, partySize - guest.partySize)) return null;
  return refuse("full", { people: partySize, has: guest.partySize });
}

/** Tells the guest how the RSVP now stands, unless a smaller party has just moved up and was told so. */
async function mailChange(tx: Tx, before: Guest): Promise<void> {
  const [guest] = await tx.select(guestColumns).from(rsvps).where(eq(rsvps.id, before.id));
  if (!guest || guest.status !== before.status) return;
  const context = await loadMailContext(tx, guest.meetingId);
  const place = await placeInLine(tx, guest);
  await mailGuest(tx, context, guest, {
    kind: "rsvp-changed",
    written: changedMail(factsFor(context, guest), { ...guest, place }),
  });
}

/**
 * Cancels by the manage link: frees the seats, moves the waiting list up and
 * confirms by mail, in one transaction. To cancel twice changes nothing more.
 * Refusals: missing, past.
 */
export async function cancelRsvp(token: string): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockRsvp(tx, token);
    if (!locked) return deadLink();
    const { guest, seats } = locked;
    if (!isLive(guest.status)) return done();
    if (seats.endsAt <= now()) return refuse("past");
    await withdraw(tx, null, guest);
    return done();
  });
}
