import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { freeSeats, lockSeats, type Seats } from "#lib/guests/seats.ts";
import { cancelledMail } from "#lib/mail/templates/rsvp.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { type CancelledBy, isLive, type RsvpStatus } from "./policy.ts";
import { refuse } from "./refusals.ts";

/** The refusal of every link that leads nowhere, whatever the reason. */
export const deadLink = () => refuse("missing", { what: "link" });

export const cancelledAlready = () => refuse("cancelled-rsvp");

export type LockedRsvp = { guest: Guest; groupId: string; seats: Seats };

/**
 * The RSVP of a manage link, with its meeting locked. The meeting's row is
 * locked first and the RSVP read after it, so that nothing comes between.
 */
export async function lockRsvp(tx: Tx, token: string): Promise<LockedRsvp | null> {
  const id = linkTokenId(token);
  if (!id) return null;
  const [known] = await tx
    .select({ meetingId: rsvps.meetingId, groupId: meetings.groupId })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(eq(rsvps.id, id));
  const seats = known && (await lockSeats(tx, known.meetingId));
  if (!known || !seats) return null;
  const [guest] = await tx
    .select({ ...guestColumns, erasedAt: rsvps.erasedAt })
    .from(rsvps)
    .where(eq(rsvps.id, id));
  if (!guest || guest.erasedAt) return null;
  if (!isLinkToken(token, "rsvp", guest.id, guest.linkEpoch)) return null;
  return { guest, groupId: known.groupId, seats };
}

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

/**
 * Takes what a guest had, a seat or a place in line, and writes how they stand
 * now. The meeting is locked by this transaction; call `promoteFromWaitlist`
 * after it.
 */
export async function release(
  tx: Tx,
  guest: Guest,
  stands: { status: RsvpStatus } & Partial<typeof rsvps.$inferInsert>,
): Promise<Guest> {
  const [released] = await tx
    .update(rsvps)
    .set({
      heldUntil: null,
      promotedAt: null,
      cancelledAt: null,
      cancelledBy: null,
      cancelledFrom: null,
      changedAt: now(),
      ...stands,
    })
    .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, guest.status)))
    .returning(guestColumns);
  if (!released) throw new Error("An RSVP changed while its meeting was locked");
  if (guest.status === "going") await freeSeats(tx, guest.meetingId, guest.partySize);
  return released;
}

/** Cancels an RSVP whose meeting is locked by this transaction, and says so by mail; `actor` is null when the attendee does it. */
export async function cancelGuest(
  tx: Tx,
  actor: Actor | null,
  guest: Guest,
  context: MailContext,
  at: Date = now(),
): Promise<void> {
  const by = actor ? "organizer" : "attendee";
  const released = await release(tx, guest, cancelled(guest, by, at));
  await recordAudit(tx, actor, {
    action: "rsvp.cancelled",
    groupId: context.group.id,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize, was: guest.status },
  });
  await mailGuest(tx, context, released, {
    kind: "rsvp-cancelled",
    written: cancelledMail(context.facts, released, by),
    calendar: "CANCEL",
  });
}

/** As `cancelGuest`, and moves the waiting list up. */
export async function withdraw(tx: Tx, actor: Actor | null, guest: Guest): Promise<void> {
  await cancelGuest(tx, actor, guest, await loadMailContext(tx, guest.meetingId));
  await promoteFromWaitlist(tx, guest.meetingId);
}
