import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { now } from "#lib/clock.ts";
import { cancelledMail } from "#lib/mail/templates/rsvp.ts";
import { type Guest, guestColumns, mailGuest } from "#lib/meetings/guest-mail.ts";
import { loadMailContext } from "#lib/meetings/mail-context.ts";
import { freeSeats, lockSeats, promoteFromWaitlist, type Seats } from "#lib/meetings/seats.ts";
import { refuse } from "#lib/result.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";

/** The refusal of every link that leads nowhere, whatever the reason. */
export const deadLink = () =>
  refuse(
    "missing",
    "This link leads nowhere any more. The newest mail about your RSVP has the right one.",
  );

export type Held = { guest: Guest; groupId: string; seats: Seats };

/**
 * The RSVP of a manage link, with its meeting held. The meeting's row is
 * locked first and the RSVP read after it, so that nothing comes between.
 */
export async function hold(tx: Tx, token: string): Promise<Held | null> {
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

/** Cancels an RSVP whose meeting is locked by this transaction; `actor` is null when the attendee does it. */
export async function withdraw(
  tx: Tx,
  actor: Actor | null,
  guest: Guest,
  groupId: string,
): Promise<void> {
  const at = now();
  const [cancelled] = await tx
    .update(rsvps)
    .set({ status: "cancelled", cancelledAt: at, promotedAt: null, changedAt: at })
    .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, guest.status)))
    .returning(guestColumns);
  if (!cancelled) throw new Error("An RSVP changed while its meeting was held");
  if (guest.status === "going") await freeSeats(tx, guest.meetingId, guest.partySize);
  await recordAudit(tx, actor, {
    action: "rsvp.cancelled",
    groupId,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize, was: guest.status },
  });
  const context = await loadMailContext(tx, guest.meetingId);
  await mailGuest(tx, context, cancelled, {
    kind: "rsvp-cancelled",
    written: cancelledMail(context.facts, cancelled, actor ? "organizer" : "attendee"),
    calendar: "CANCEL",
  });
  await promoteFromWaitlist(tx, guest.meetingId);
}
