import type { Tx } from "#db/engine.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { refusedMail } from "#lib/mail/templates/rsvp-steps.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { release } from "../locked.ts";
import type { RefuseInput } from "./input.ts";
import { inBatches, listGuests, lockManaged, overRefusal } from "./managed.ts";

/**
 * Turns away those who wait for approval, with the organizers' words in the
 * mail. To approve them later takes it back. What is not pending stays as it
 * is. Refusals: past. NotFound for who does not manage the meeting.
 */
export async function refuseRsvps(
  actor: Actor,
  { meetingId, ids, note }: RefuseInput,
): Promise<Result<{ refused: number }>> {
  let refused = 0;
  const against = await inBatches(
    meetingId,
    ids,
    (tx, batch) => refuseBatch(tx, actor, { meetingId, ids: batch, note }),
    (n) => {
      refused += n;
    },
  );
  return against ?? done({ refused });
}

async function refuseBatch(
  tx: Tx,
  actor: Actor,
  { meetingId, ids, note }: RefuseInput,
): Promise<number | Refusal> {
  const seats = await lockManaged(tx, actor, meetingId);
  const over = overRefusal(seats);
  if (over) return over;
  const guests = await listGuests(tx, meetingId, ids, ["pending"]);
  if (guests.length === 0) return 0;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of guests) {
    const at = now();
    const refused = await release(tx, guest, {
      status: "cancelled",
      cancelledAt: at,
      refusedAt: at,
    });
    await recordAudit(tx, actor, {
      action: "rsvp.refused",
      groupId: seats.groupId,
      meetingId,
      subjectId: guest.id,
      detail: { partySize: guest.partySize },
    });
    await mailGuest(tx, context, refused, {
      kind: "rsvp-refused",
      written: refusedMail(factsFor(context, refused), refused, note),
    });
  }
  return guests.length;
}
