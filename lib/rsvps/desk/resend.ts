import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { mailPromoted } from "#lib/guests/promotion.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { mailReply } from "../reply-mail.ts";
import type { ManyInput } from "./input.ts";
import { inBatches, lockManaged, overRefusal } from "./managed.ts";

/**
 * Mails people again how their RSVP stands, with a fresh manage link: the old
 * ones lead nowhere from then on. Whoever has no address, was erased or has
 * cancelled is left out. Refusals: past. NotFound for helpers and strangers.
 */
export async function resendRsvpMails(
  actor: Actor,
  { meetingId, ids }: ManyInput,
): Promise<Result<{ sent: number }>> {
  let sent = 0;
  const against = await inBatches(
    meetingId,
    ids,
    (tx, batch) => resendBatch(tx, actor, meetingId, batch),
    (n) => {
      sent += n;
    },
  );
  return against ?? done({ sent });
}

async function resendBatch(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  ids: string[],
): Promise<number | Refusal> {
  const seats = await lockManaged(tx, actor, meetingId);
  const over = overRefusal(seats);
  if (over) return over;
  const guests = await withFreshLinks(tx, meetingId, ids);
  if (guests.length === 0) return 0;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of guests) {
    // Who moved up and has not answered is asked again; else it is the mail of the reply.
    if (guest.heldUntil && guest.promotedAt) await mailPromoted(tx, context, guest);
    else await mailReply(tx, context, guest);
    await recordAudit(tx, actor, {
      action: "rsvp.resent",
      groupId: seats.groupId,
      meetingId,
      subjectId: guest.id,
    });
  }
  return guests.length;
}

/** Those who can be written to, with links that nobody has yet. */
async function withFreshLinks(tx: Tx, meetingId: string, ids: readonly string[]) {
  const reached = and(
    eq(rsvps.meetingId, meetingId),
    inArray(rsvps.id, [...ids]),
    isNotNull(rsvps.email),
    isNull(rsvps.erasedAt),
    ne(rsvps.status, "cancelled"),
  );
  const guests = await tx
    .update(rsvps)
    .set({ linkEpoch: sql`${rsvps.linkEpoch} + 1` })
    .where(reached)
    .returning(guestColumns);
  return guests.sort((a, b) => a.arrival - b.arrival);
}
