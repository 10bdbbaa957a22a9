import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { admit, RECEIVED } from "./admit.ts";
import { full, notOffered, takeArrival } from "./arrival.ts";
import { deadLink, type LockedRsvp, lockRsvp, release } from "./locked.ts";
import type { Reply } from "./policy.ts";
import { refuse } from "./refusals.ts";
import { mailReply } from "./reply-mail.ts";

export type ReplyByLink = {
  token: string;
  reply: Reply;
  /** Words to the organizers; what they were told before stays if there are none. */
  comment?: string;
};

/** How one stands already who gives a reply asks for. */
const ALREADY: Record<Reply, readonly string[]> = {
  going: ["going", "waitlisted", "pending"],
  tentative: ["tentative"],
  declined: ["declined"],
};

/**
 * Changes the reply by the manage link. Who wants to come, after a
 * cancellation or apologies, is as if new: with a seat if one is free and
 * nobody comes before, else at the end of the waiting list. Who will not come,
 * or may not, gives up the seat or the place at once, also after RSVPs closed.
 * To reply the same twice changes nothing more. Refusals: missing, past,
 * reply, refused, and for who wants to come those of `joinMeeting`.
 */
export async function changeReply({ token, reply, comment = "" }: ReplyByLink): Promise<Result> {
  return store.write(async (tx) => {
    const locked = await lockRsvp(tx, token);
    if (!locked) return deadLink();
    const { guest, seats } = locked;
    if (ALREADY[reply].includes(guest.status)) return done();
    if (seats.endsAt <= now()) return refuse("past");
    return reply === "going" || guest.status === "cancelled"
      ? comeAnew(tx, locked, reply, comment)
      : stepBack(tx, locked, reply, comment);
  });
}

/** Asks for a seat again by the manage link. */
export function comeAgain(token: string): Promise<Result> {
  return changeReply({ token, reply: "going" });
}

const saying = (comment: string) => (comment ? { comment } : {});

/** Answers as if for the first time; that the link was used shows that the address is right. */
async function comeAnew(
  tx: Tx,
  { guest }: LockedRsvp,
  reply: Reply,
  comment: string,
): Promise<Result> {
  const [known] = await tx
    .select({ approvedAt: rsvps.approvedAt, refusedAt: rsvps.refusedAt })
    .from(rsvps)
    .where(eq(rsvps.id, guest.id));
  if (!known || known.refusedAt) return refuse("refused");
  const taken = await takeArrival(tx, guest.meetingId, guest.partySize, reply);
  if (!taken.ok) return taken;
  const { arrival, seats } = taken;
  const confirmedAt = guest.confirmedAt ?? now();
  const party = { ...guest, confirmedAt, approvedAt: known.approvedAt };
  const admitted = await admit(tx, seats, party, reply);
  if (!admitted) return full(guest.partySize);
  const again = await release(tx, guest, {
    ...admitted,
    arrival,
    confirmedAt,
    ...saying(comment),
  });
  await recordAudit(tx, null, {
    action: RECEIVED[again.status],
    groupId: seats.groupId,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize },
  });
  const context = await loadMailContext(tx, guest.meetingId);
  await mailReply(tx, context, again);
  return done();
}

async function stepBack(
  tx: Tx,
  { guest, seats }: LockedRsvp,
  reply: "tentative" | "declined",
  comment: string,
): Promise<Result> {
  const against = notOffered(seats, reply);
  if (against) return against;
  const stands = await release(tx, guest, { status: reply, ...saying(comment) });
  await recordAudit(tx, null, {
    action: RECEIVED[reply],
    groupId: seats.groupId,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize, was: guest.status },
  });
  const context = await loadMailContext(tx, guest.meetingId);
  await mailReply(tx, context, stands);
  await promoteFromWaitlist(tx, guest.meetingId);
  return done();
}
