import { and, eq, isNotNull, or } from "drizzle-orm";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { writeTrail } from "#lib/guests/change.ts";
import { type Guest, hasSeat } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import type { Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mailOfApproval, mailOfReply } from "../mails.ts";
import type { ManyInput } from "./input.ts";
import { letIn } from "./let-in.ts";
import { listGuests, tellRefusal, toMany } from "./managed.ts";

/** How many have a seat now, how many a place in line, and how many were left as they were for want of a seat. */
export type Approved = { seated: number; waiting: number; full: number };

const undecided = or(
  eq(rsvps.status, "pending"),
  and(eq(rsvps.status, "cancelled"), isNotNull(rsvps.refusedAt)),
);

/**
 * Lets those in who wait for approval, also who was refused before: each with a
 * seat, or on the waiting list by the number they came with. Where there is no
 * list, who finds no seat is left pending. The mail says which. What is neither
 * pending nor refused stays as it is. Refusals: past. NotFound for who does not
 * manage the meeting.
 */
export function approveRsvps(actor: Actor, input: ManyInput): Promise<Result<Approved>> {
  const none: Approved = { seated: 0, waiting: 0, full: 0 };
  return toMany(actor, input, none, {
    against: tellRefusal,
    concerned: (book, ids) => listGuests(book, ids, undecided),
    each: approve,
  });
}

async function approve(book: GuestBook, guest: Guest): Promise<keyof Approved> {
  const admitted = await letIn(book, guest, {
    set: { approvedAt: now(), refusedAt: null },
    back: { status: "pending", approvedAt: null },
    waited: false,
  });
  if (!admitted) return "full";
  await writeTrail(book, admitted, { action: "rsvp.approved" });
  await mailGuest(book, admitted, hasSeat(admitted) ? mailOfApproval : mailOfReply);
  return admitted.status === "going" ? "seated" : "waiting";
}
