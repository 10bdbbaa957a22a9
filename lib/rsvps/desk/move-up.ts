import { inArray } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { holdUntil } from "#lib/guests/holds.ts";
import { mailOfPromotion } from "#lib/guests/promotion.ts";
import { overBy } from "#lib/guests/seats.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { WANTS_SEAT } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { mailOfApproval, mailOfReply } from "../mails.ts";
import type { MoveUpInput } from "./input.ts";
import { atDesk, listGuests, offRefusal, tellRefusal } from "./managed.ts";
import { takeSeatsAtDesk } from "./take-seats.ts";

const comes = inArray(rsvps.status, [...WANTS_SEAT]);

/**
 * Gives a party that waits, in line or for approval, its seats out of order;
 * the trail says who did it. Who insists goes beyond the seats: the meeting is
 * then "over by n", which is returned. Who has a seat already keeps it.
 * Refusals: full, past, and those of a meeting that is off. NotFound for who
 * does not manage the meeting.
 */
export function moveUpRsvp(
  actor: Actor,
  { meetingId, id, insist }: MoveUpInput,
): Promise<Result<{ over: number }>> {
  return atDesk(actor, meetingId, async (book) => {
    const { seats } = book;
    const [guest] = await listGuests(book, [id], comes);
    if (!guest) throw new NotFound("RSVP");
    if (guest.status === "going") return done({ over: overBy(seats) });
    const { partySize, status: was } = guest;
    const against = tellRefusal(seats) ?? offRefusal(seats);
    if (against) return against;
    const full = await takeSeatsAtDesk(book, partySize, { insist, grows: false });
    if (full) return full;
    const over = overBy(seats);
    const at = now();
    const waited = was === "waitlisted";
    await changeGuest(book, guest, {
      set: {
        status: "going",
        heldUntil: holdUntil(seats, guest, waited ? "promoted" : "let-in", at),
        ...(waited ? { promotedAt: at } : { approvedAt: at }),
      },
      action: "rsvp.moved-up",
      detail: { partySize, was, ...(over > 0 ? { over } : {}) },
      mail: (context, moved, tx) => {
        if (waited) return mailOfPromotion(context, moved, tx);
        return (moved.heldUntil ? mailOfReply : mailOfApproval)(context, moved, tx);
      },
    });
    return done({ over });
  });
}
