import { eq } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { factsFor } from "#lib/guests/guest.ts";
import { refusedMail } from "#lib/mail/templates/rsvp-steps.ts";
import type { Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import type { RefuseInput } from "./input.ts";
import { listGuests, tellRefusal, toMany } from "./managed.ts";

/**
 * Turns away those who wait for approval, with the organizers' words in the
 * mail. To approve them later takes it back. What is not pending stays as it
 * is. Refusals: past. NotFound for who does not manage the meeting.
 */
export function refuseRsvps(
  actor: Actor,
  { note, ...input }: RefuseInput,
): Promise<Result<{ refused: number }>> {
  return toMany(
    actor,
    input,
    { refused: 0 },
    {
      against: tellRefusal,
      concerned: (book, ids) => listGuests(book, ids, eq(rsvps.status, "pending")),
      each: async (book, guest) => {
        const at = now();
        await changeGuest(book, guest, {
          set: { status: "cancelled", cancelledAt: at, refusedAt: at },
          action: "rsvp.refused",
          mail: (context, refused) => ({
            kind: "rsvp-refused",
            written: refusedMail(factsFor(context, refused), refused, note),
          }),
        });
        return "refused";
      },
    },
  );
}
