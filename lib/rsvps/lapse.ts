import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor, type Guest, guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { lockSeats } from "#lib/guests/seats.ts";
import { lapsedMail } from "#lib/mail/templates/rsvp-steps.ts";
import { now } from "#lib/time/clock.ts";
import { cancelled, release } from "./locked.ts";

/** Seats given up in one transaction, so that nobody's RSVP waits long for it. */
const BATCH = 50;

/**
 * Gives the seats that were held until now, without a yes, to the next in line;
 * who lost one is told. A meeting that is off lets no seat lapse. Returns the
 * number of RSVPs that lapsed; several instances may run it at once, and again.
 */
export async function lapseHolds(): Promise<number> {
  const due = await store.read
    .selectDistinct({ id: rsvps.meetingId })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(
      and(
        lte(rsvps.heldUntil, now()),
        eq(meetings.status, "published"),
        isNull(meetings.deletedAt),
      ),
    );
  let lapsed = 0;
  for (const { id } of due) {
    for (let n = BATCH; n === BATCH; lapsed += n) {
      n = await store.write((tx) => lapseHoldsOf(tx, id));
    }
  }
  return lapsed;
}

async function lapseHoldsOf(tx: Tx, meetingId: string): Promise<number> {
  const seats = await lockSeats(tx, meetingId);
  if (seats?.status !== "published" || seats.deletedAt) return 0;
  const late = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "going"), lte(rsvps.heldUntil, now())),
    )
    .orderBy(asc(rsvps.arrival))
    .limit(BATCH);
  if (late.length === 0) return 0;
  const context = await loadMailContext(tx, meetingId);
  for (const guest of late) await lapseGuest(tx, context, guest);
  await promoteFromWaitlist(tx, meetingId);
  return late.length;
}

/** Cancels an RSVP whose time to answer is over; its meeting is locked. Call `promoteFromWaitlist` after it. */
export async function lapseGuest(tx: Tx, context: MailContext, guest: Guest): Promise<void> {
  const lapsed = await release(tx, guest, cancelled(guest, "lapse"));
  await recordAudit(tx, null, {
    action: "rsvp.lapsed",
    groupId: context.group.id,
    meetingId: guest.meetingId,
    subjectId: guest.id,
    detail: { partySize: guest.partySize },
  });
  await mailGuest(tx, context, lapsed, {
    kind: "rsvp-lapsed",
    written: lapsedMail(factsFor(context, lapsed), lapsed),
    calendar: "CANCEL",
  });
}
