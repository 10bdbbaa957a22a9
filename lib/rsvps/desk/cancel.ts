import { inArray } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, type Result } from "#lib/result.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { cancelGuest } from "../cancel.ts";
import type { ManyInput } from "./input.ts";
import { listGuests, tellRefusal, toMany } from "./managed.ts";

/**
 * Cancels RSVPs at the organizers' desk; each person is told, and the waiting
 * list moves up. What is cancelled already stays as it is. All have the same
 * moment of cancellation, by which they are found to be put back. Refusals: past.
 * NotFound for who does not manage the meeting.
 */
export async function cancelRsvps(
  actor: Actor,
  input: ManyInput,
): Promise<Result<{ cancelled: number; at: Date }>> {
  const at = now();
  const live = inArray(rsvps.status, [...LIVE]);
  const result = await toMany(
    actor,
    input,
    { cancelled: 0 },
    {
      against: tellRefusal,
      concerned: (book, ids) => listGuests(book, ids, live),
      each: async (book, guest) => {
        await cancelGuest(book, guest, at);
        return "cancelled";
      },
    },
  );
  return result.ok ? done({ ...result.value, at }) : result;
}
