import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { MailKind } from "#lib/mail/outbox.ts";
import { meetingChangeMail } from "#lib/mail/templates/meeting.ts";
import { factsFor, guestColumns, mailGuest } from "./guest-mail.ts";
import { loadMailContext, whenInWords } from "./mail-context.ts";

export type MeetingChange = {
  kind: "changed" | "cancelled" | "postponed" | "reinstated";
  /** The organizer's words to the attendees; "" if none. */
  note: string;
  /** What stood before, so that the mail can say what is new. */
  previous?: { startsAtLocal: string; endsAtLocal: string; timeZone: string; place: string };
};

const KINDS: Record<MeetingChange["kind"], MailKind> = {
  changed: "meeting-changed",
  cancelled: "meeting-cancelled",
  postponed: "meeting-postponed",
  reinstated: "meeting-reinstated",
};

/**
 * Writes one mail to each person who is going, waiting, pending or undecided,
 * with what changed, their manage link and the entry for their calendar: an
 * update, or its withdrawal where the meeting is off. Call it after the
 * meeting's row (and its SEQUENCE) was changed, in the same transaction.
 */
export async function mailAttendees(
  tx: Tx,
  meetingId: string,
  change: MeetingChange,
): Promise<void> {
  const guests = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        inArray(rsvps.status, ["going", "waitlisted", "pending", "tentative"]),
        isNotNull(rsvps.email),
      ),
    )
    .orderBy(asc(rsvps.ticket));
  if (guests.length === 0) return;
  const context = await loadMailContext(tx, meetingId);
  const { facts } = context;
  const whenBefore = change.previous ? whenInWords(change.previous) : null;
  const placeBefore = change.previous?.place || null;
  const before = {
    when: whenBefore === facts.when ? null : whenBefore,
    where: placeBefore === facts.where ? null : placeBefore,
  };
  const off = change.kind === "cancelled" || change.kind === "postponed";
  for (const guest of guests) {
    const seated = guest.status === "going" || guest.status === "tentative";
    await mailGuest(tx, context, guest, {
      kind: KINDS[change.kind],
      written: meetingChangeMail(factsFor(context, guest), {
        kind: change.kind,
        note: change.note,
        before,
        name: guest.name,
        status: guest.status,
      }),
      calendar: off ? "CANCEL" : seated ? "REQUEST" : undefined,
    });
  }
}
