import type { Tx } from "#db/engine.ts";
import type { Actor } from "#lib/access/actor.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { cancelGuest } from "../locked.ts";
import type { ManyInput } from "./input.ts";
import { inBatches, listGuests, lockManaged, overRefusal } from "./managed.ts";

/**
 * Cancels RSVPs at the organizers' desk; each person is told, and the waiting
 * list moves up. What is cancelled already stays as it is. All have the same
 * moment of cancellation, by which they are found to be put back. Refusals: past.
 * NotFound for who does not manage the meeting.
 */
export async function cancelRsvps(
  actor: Actor,
  { meetingId, ids }: ManyInput,
): Promise<Result<{ cancelled: number; at: Date }>> {
  const at = now();
  let cancelled = 0;
  const against = await inBatches(
    meetingId,
    ids,
    (tx, batch) => cancelBatch(tx, actor, { meetingId, ids: batch, at }),
    (n) => {
      cancelled += n;
    },
  );
  return against ?? done({ cancelled, at });
}

async function cancelBatch(
  tx: Tx,
  actor: Actor,
  { meetingId, ids, at }: ManyInput & { at: Date },
): Promise<number | Refusal> {
  const over = overRefusal(await lockManaged(tx, actor, meetingId));
  if (over) return over;
  const guests = await listGuests(tx, meetingId, ids, [
    "going",
    "waitlisted",
    "pending",
    "tentative",
  ]);
  if (guests.length === 0) return 0;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of guests) await cancelGuest(tx, actor, guest, context, at);
  await promoteFromWaitlist(tx, meetingId);
  return guests.length;
}
