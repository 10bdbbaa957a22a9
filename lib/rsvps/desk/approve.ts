import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor, type Guest, guestColumns, hasSeat } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import type { Seats } from "#lib/guests/seats.ts";
import { approvedMail } from "#lib/mail/templates/rsvp-steps.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { mailReply } from "../reply-mail.ts";
import type { ManyInput } from "./input.ts";
import { letIn } from "./let-in.ts";
import { inBatches, lockManaged, overRefusal } from "./managed.ts";

/** How many have a seat now, how many a place in line, and how many were left as they were for want of a seat. */
export type Approved = { seated: number; waiting: number; full: number };

/**
 * Lets those in who wait for approval, also who was refused before: each with a
 * seat, or on the waiting list by the number they came with. Where there is no
 * list, who finds no seat is left pending. The mail says which. What is neither
 * pending nor refused stays as it is. Refusals: past. NotFound for who does not
 * manage the meeting.
 */
export async function approveRsvps(actor: Actor, input: ManyInput): Promise<Result<Approved>> {
  const sum: Approved = { seated: 0, waiting: 0, full: 0 };
  const against = await inBatches(
    input.meetingId,
    input.ids,
    (tx, ids) => approveBatch(tx, actor, input.meetingId, ids),
    (batch) => {
      sum.seated += batch.seated;
      sum.waiting += batch.waiting;
      sum.full += batch.full;
    },
  );
  return against ?? done(sum);
}

async function approveBatch(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  ids: string[],
): Promise<Approved | Refusal> {
  const seats = await lockManaged(tx, actor, meetingId);
  const over = overRefusal(seats);
  if (over) return over;
  const sum: Approved = { seated: 0, waiting: 0, full: 0 };
  const guests = await listUndecided(tx, meetingId, ids);
  if (guests.length === 0) return sum;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of guests) sum[await approve(tx, actor, seats, context, guest)] += 1;
  return sum;
}

function listUndecided(tx: Tx, meetingId: string, ids: string[]): Promise<Guest[]> {
  return tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        inArray(rsvps.id, ids),
        isNull(rsvps.erasedAt),
        or(
          eq(rsvps.status, "pending"),
          and(eq(rsvps.status, "cancelled"), isNotNull(rsvps.refusedAt)),
        ),
      ),
    )
    .orderBy(rsvps.arrival);
}

async function approve(
  tx: Tx,
  actor: Actor,
  seats: Seats,
  context: MailContext,
  guest: Guest,
): Promise<keyof Approved> {
  const at = now();
  const admit = { approvedAt: at, refusedAt: null, cancelledAt: null, changedAt: at };
  const admitted = await letIn(tx, seats, context, {
    guest,
    stands: admit,
    else: { ...admit, approvedAt: null, status: "pending" },
    fresh: true,
  });
  if (!admitted) return "full";
  await recordAudit(tx, actor, {
    action: "rsvp.approved",
    groupId: seats.groupId,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize },
  });
  if (hasSeat(admitted)) {
    await mailGuest(tx, context, admitted, {
      kind: "rsvp-approved",
      written: approvedMail(factsFor(context, admitted), admitted),
      calendar: "REQUEST",
    });
  } else await mailReply(tx, context, admitted);
  return admitted.status === "going" ? "seated" : "waiting";
}
