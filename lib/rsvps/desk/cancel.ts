import type { Tx } from "#db/store.ts";
import type { Actor } from "#lib/actor.ts";
import { loadMailContext } from "#lib/meetings/mail-context.ts";
import { promoteFromWaitlist } from "#lib/meetings/promotion.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { cancelGuest } from "../held.ts";
import type { ManyInput } from "./input.ts";
import { inBatches, listGuests, lockManaged, overRefusal } from "./managed.ts";

/**
 * Cancels RSVPs at the organizers' desk; each person is told, and the waiting
 * list moves up. What is cancelled already stays as it is. Refusals: past.
 * NotFound for who does not manage the meeting.
 */
export async function cancelRsvps(
  actor: Actor,
  { meetingId, ids }: ManyInput,
): Promise<Result<{ cancelled: number }>> {
  let cancelled = 0;
  const against = await inBatches(
    meetingId,
    ids,
    (tx, batch) => cancelBatch(tx, actor, meetingId, batch),
    (n) => {
      cancelled += n;
    },
  );
  return against ?? done({ cancelled });
}

async function cancelBatch(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  ids: string[],
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
  for (const guest of guests) await cancelGuest(tx, actor, guest, context);
  await promoteFromWaitlist(tx, meetingId);
  return guests.length;
}
