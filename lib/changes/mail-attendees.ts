import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { ChangeFacts } from "#lib/mail/templates/meeting.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { type ChangeDetail, KINDS } from "./kinds.ts";
import type { Shown } from "./shown.ts";

type MeetingChange = {
  kind: ChangeFacts["kind"];
  /** The organizer's words to the attendees; "" if none. */
  note: string;
  /** What stood before, so that the mail can say what is new. */
  previous?: Partial<Shown>;
};

/** Whom a change concerns and who can be written to: who is going, waits, is pending or undecided. */
export const toBeTold = () => and(inArray(rsvps.status, [...LIVE]), gt(rsvps.email, ""));

/**
 * Owes a mail to each person who is going, waiting, pending or undecided, in
 * the transaction of the change; the mails are made afterwards, in batches.
 * Call it after the meeting's row (and its SEQUENCE) was changed. Gives how many.
 */
export async function mailAttendees(
  tx: Tx,
  meetingId: string,
  change: MeetingChange,
): Promise<number> {
  const told = and(eq(rsvps.meetingId, meetingId), toBeTold());
  const [somebody] = await tx.select({ id: rsvps.id }).from(rsvps).where(told).limit(1);
  if (!somebody) return 0;
  const [meeting] = await tx
    .select({ groupId: meetings.groupId, sequence: meetings.sequence })
    .from(meetings)
    .where(eq(meetings.id, meetingId));
  if (!meeting) throw new Error("A change of a meeting that is not there");
  const { previous } = change;
  const { owed } = await startMailing(tx, null, {
    kind: KINDS[change.kind],
    audience: "rsvps",
    groupId: meeting.groupId,
    meetingId,
    body: change.note,
    detail: {
      date: previous?.date || null,
      title: previous?.title || null,
      when: previous?.when || null,
      where: previous?.where || null,
      lines: previous?.lines ?? null,
      sequence: meeting.sequence,
    } satisfies ChangeDetail,
    recipients: tx.select({ id: rsvps.id }).from(rsvps).where(told).orderBy(asc(rsvps.arrival)),
  });
  return owed;
}
