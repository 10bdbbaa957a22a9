import { and, asc, eq, inArray } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest, writeTrail } from "#lib/guests/change.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { mailOfPromotion } from "#lib/guests/promotion.ts";
import type { Result } from "#lib/result.ts";
import { mailOfReply } from "../mails.ts";
import type { ManyInput } from "./input.ts";
import { letIn } from "./let-in.ts";
import { among, offRefusal, tellRefusal, toMany } from "./managed.ts";

/** How many stand as before, how many wait in line instead, and how many were left cancelled for want of a seat. */
type Reinstated = { back: number; waiting: number; full: number };

/** Whose cancellation an organizer may take back: the organizers' own, and the clock's; never the attendee's. */
export const TAKEN_BACK = ["organizer", "lapse"] as const;

/**
 * Puts back what organizers cancelled, or what lapsed: as it stood before, by
 * the number it came with. Who had a seat has it again if it is free, else a
 * place in line before all who came later; seats that went to others stay
 * theirs. Each is told. What stands is left as it is. Refusals: past, and those
 * of a meeting that is off. NotFound for who does not manage the meeting.
 */
export function reinstateRsvps(actor: Actor, input: ManyInput): Promise<Result<Reinstated>> {
  const none: Reinstated = { back: 0, waiting: 0, full: 0 };
  return toMany(actor, input, none, {
    against: (seats) => tellRefusal(seats) ?? offRefusal(seats),
    concerned: listGone,
    each: reinstate,
  });
}

const goneColumns = {
  ...guestColumns,
  cancelledAt: rsvps.cancelledAt,
  cancelledBy: rsvps.cancelledBy,
  cancelledFrom: rsvps.cancelledFrom,
};

type Gone = Guest & Pick<typeof rsvps.$inferSelect, keyof typeof goneColumns>;

function listGone(book: GuestBook, ids: readonly string[]): Promise<Gone[]> {
  const gone = and(eq(rsvps.status, "cancelled"), inArray(rsvps.cancelledBy, [...TAKEN_BACK]));
  return book.tx
    .select(goneColumns)
    .from(rsvps)
    .where(among(book, ids, gone))
    .orderBy(asc(rsvps.arrival));
}

async function reinstate(book: GuestBook, gone: Gone): Promise<keyof Reinstated> {
  const { cancelledAt, cancelledBy, cancelledFrom } = gone;
  const was = cancelledFrom ?? "going";
  const back =
    was === "pending" || was === "tentative"
      ? await changeGuest(book, gone, { set: { status: was } })
      : await letIn(book, gone, {
          set: {},
          back: { status: "cancelled", cancelledAt, cancelledBy, cancelledFrom },
          waited: was === "waitlisted",
        });
  if (!back) return "full";
  await writeTrail(book, gone, { action: "rsvp.reinstated" });
  const movedUp = was === "waitlisted" && back.status === "going";
  await mailGuest(book, back, movedUp ? mailOfPromotion : mailOfReply);
  return was === "going" && back.status === "waitlisted" ? "waiting" : "back";
}
