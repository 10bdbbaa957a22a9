import { eq } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { done, type Result } from "#lib/result.ts";
import { wantsSeat } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { admit, RECEIVED } from "./admit.ts";
import { full, notOffered, takeArrival } from "./arrival.ts";
import { byLink } from "./by-link.ts";
import { mailOfReply } from "./mails.ts";
import type { Reply, RsvpStatus } from "./policy.ts";
import { goneBy, refuse } from "./refusals.ts";

type ReplyByLink = {
  token: string;
  reply: Reply;
  /** Words to the organizers; what they were told before stays if there are none. */
  comment?: string;
};

/** Whether who replies so stands so already. */
const stands = (reply: Reply, status: RsvpStatus) =>
  reply === "going" ? wantsSeat(status) : status === reply;

/**
 * Changes the reply by the manage link. Who wants to come, after a
 * cancellation or apologies, is as if new: with a seat if one is free and
 * nobody comes before, else at the end of the waiting list. Who will not come,
 * or may not, gives up the seat or the place at once, also after RSVPs closed.
 * To reply the same twice changes nothing more. Refusals: missing, past,
 * reply, refused, and for who wants to come those of `joinMeeting`.
 */
export function changeReply({ token, reply, comment }: ReplyByLink): Promise<Result> {
  const said = comment ? { comment } : {};
  return byLink(token, async (book, guest) => {
    if (stands(reply, guest.status)) return done();
    const gone = goneBy(book.seats, now());
    if (gone) return gone;
    return reply === "going" || guest.status === "cancelled"
      ? comeAnew(book, guest, reply, said)
      : stepBack(book, guest, reply, said);
  });
}

type Said = { comment?: string };

/** Replies as if for the first time; that the link was used shows that the address is right. */
async function comeAnew(book: GuestBook, guest: Guest, reply: Reply, said: Said): Promise<Result> {
  const { tx, seats } = book;
  const { id, meetingId, partySize } = guest;
  const [known] = await tx
    .select({ approvedAt: rsvps.approvedAt, refusedAt: rsvps.refusedAt })
    .from(rsvps)
    .where(eq(rsvps.id, id));
  if (!known || known.refusedAt) return refuse("refused");
  const taken = await takeArrival(tx, meetingId, partySize, reply);
  if (!taken.ok) return taken;
  const confirmedAt = guest.confirmedAt ?? now();
  const party = { ...guest, confirmedAt, approvedAt: known.approvedAt };
  const admitted = await admit(tx, seats, party, reply);
  if (!admitted) return full(partySize);
  await changeGuest(book, guest, {
    set: { ...admitted, arrival: taken.arrival, confirmedAt, ...said },
    action: RECEIVED[admitted.status],
    mail: mailOfReply,
  });
  return done();
}

async function stepBack(
  book: GuestBook,
  guest: Guest,
  reply: "tentative" | "declined",
  said: Said,
): Promise<Result> {
  const against = notOffered(book.seats, reply);
  if (against) return against;
  await changeGuest(book, guest, {
    set: { status: reply, ...said },
    action: RECEIVED[reply],
    detail: { partySize: guest.partySize, was: guest.status },
    mail: mailOfReply,
  });
  return done();
}
