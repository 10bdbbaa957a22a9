import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import { mailPromoted } from "#lib/guests/promotion.ts";
import type { Seats } from "#lib/guests/seats.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { release } from "../locked.ts";
import { mailReply } from "../reply-mail.ts";
import type { ManyInput } from "./input.ts";
import { letIn } from "./let-in.ts";
import { inBatches, lockManaged, offRefusal, overRefusal } from "./managed.ts";

/** How many stand as before, how many wait in line instead, and how many were left cancelled for want of a seat. */
export type Reinstated = { back: number; waiting: number; full: number };

/** Whose cancellation an organizer may take back: the organizers' own, and the clock's; never the attendee's. */
export const TAKEN_BACK = ["organizer", "lapse"] as const;

/**
 * Puts back what organizers cancelled, or what lapsed: as it stood before, by
 * the number it came with. Who had a seat has it again if it is free, else a
 * place in line before all who came later; seats that went to others stay
 * theirs. Each is told. What stands is left as it is. Refusals: past, and those
 * of a meeting that is off. NotFound for who does not manage the meeting.
 */
export async function reinstateRsvps(
  actor: Actor,
  { meetingId, ids }: ManyInput,
): Promise<Result<Reinstated>> {
  const sum: Reinstated = { back: 0, waiting: 0, full: 0 };
  const against = await inBatches(
    meetingId,
    ids,
    (tx, batch) => reinstateBatch(tx, actor, meetingId, batch),
    (outcomes) => {
      for (const outcome of outcomes) sum[outcome] += 1;
    },
  );
  return against ?? done(sum);
}

type Outcome = keyof Reinstated;

async function reinstateBatch(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  ids: string[],
): Promise<Outcome[] | Refusal> {
  const seats = await lockManaged(tx, actor, meetingId);
  const against = overRefusal(seats) ?? offRefusal(seats);
  if (against) return against;
  const gone = await listGone(tx, meetingId, ids);
  if (gone.length === 0) return [];
  const context = await loadMailContext(tx, meetingId);
  const outcomes: Outcome[] = [];
  for (const guest of gone) outcomes.push(await reinstate(tx, actor, seats, context, guest));
  return outcomes;
}

const goneColumns = {
  ...guestColumns,
  cancelledAt: rsvps.cancelledAt,
  cancelledBy: rsvps.cancelledBy,
  cancelledFrom: rsvps.cancelledFrom,
};

type Gone = Guest & Pick<typeof rsvps.$inferSelect, keyof typeof goneColumns>;

function listGone(tx: Tx, meetingId: string, ids: string[]): Promise<Gone[]> {
  return tx
    .select(goneColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        inArray(rsvps.id, ids),
        eq(rsvps.status, "cancelled"),
        inArray(rsvps.cancelledBy, [...TAKEN_BACK]),
        isNull(rsvps.erasedAt),
      ),
    )
    .orderBy(asc(rsvps.arrival));
}

async function reinstate(
  tx: Tx,
  actor: Actor,
  seats: Seats,
  context: MailContext,
  gone: Gone,
): Promise<Outcome> {
  const was = gone.cancelledFrom ?? "going";
  const back =
    was === "pending" || was === "tentative"
      ? await release(tx, gone, { status: was })
      : await letInAgain(tx, seats, context, gone);
  if (!back) return "full";
  await recordAudit(tx, actor, {
    action: "rsvp.reinstated",
    groupId: seats.groupId,
    meetingId: seats.id,
    subjectId: gone.id,
    detail: { partySize: gone.partySize },
  });
  const movedUp = was === "waitlisted" && back.status === "going";
  if (movedUp) await mailPromoted(tx, context, back);
  else await mailReply(tx, context, back);
  return was === "going" && back.status === "waitlisted" ? "waiting" : "back";
}

function letInAgain(tx: Tx, seats: Seats, context: MailContext, guest: Gone) {
  const { cancelledAt, cancelledBy, cancelledFrom } = guest;
  return letIn(tx, seats, context, {
    guest,
    stands: { cancelledAt: null, cancelledBy: null, cancelledFrom: null, changedAt: now() },
    else: { status: "cancelled", cancelledAt, cancelledBy, cancelledFrom },
    fresh: cancelledFrom !== "waitlisted",
  });
}
