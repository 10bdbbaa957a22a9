import { and, asc, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings, rsvps } from "#db/tables.ts";
import { enqueueMail, type Mail } from "#lib/mail/outbox.ts";
import { type ChangeFacts, meetingChangeMail } from "#lib/mail/templates/meeting.ts";
import type { Mailing, Renderer } from "#lib/mailings/batch.ts";
import { isOff } from "#lib/meetings/moment.ts";
import { now } from "#lib/time/clock.ts";
import { addressed, factsFor, type Guest, guestColumns, hasSeat } from "./guest.ts";
import { isLive } from "./live.ts";
import { loadMailContext, type MailContext, untilInWords } from "./mail-context.ts";
import { makeGuestMail } from "./make-mail.ts";

/** The mail that tells of each change. */
export const KINDS = {
  changed: "meeting-changed",
  cancelled: "meeting-cancelled",
  postponed: "meeting-postponed",
  reinstated: "meeting-reinstated",
} as const;

type ChangeKind = (typeof KINDS)[keyof typeof KINDS];

const CHANGE_KINDS: ChangeKind[] = Object.values(KINDS);

/** What the mails of a change need and the database no longer has. */
export type ChangeDetail = {
  /** Time and place before, in words. */
  when: string | null;
  where: string | null;
  /** SEQUENCE that the change gave the meeting. */
  sequence: number;
};

type Told = Pick<Mailing, "id" | "kind" | "body" | "detail" | "createdAt">;

/** Makes the mail that tells a guest of a change; null where it no longer concerns them. */
async function changeMail(
  tx: Tx,
  context: MailContext,
  known: Guest,
  mailing: Told,
): Promise<Mail | null> {
  const guest = addressed(known);
  const kind = (Object.keys(KINDS) as ChangeFacts["kind"][]).find(
    (one) => KINDS[one] === mailing.kind,
  );
  if (!kind) return null;
  const off = kind === "cancelled" || kind === "postponed";
  // It was called off meanwhile, and that is what they are told.
  if (!off && isOff(context)) return null;
  const { when, where, sequence } = mailing.detail as ChangeDetail;
  const { facts } = context;
  // Who moved up because of the change hears of the seat in the next mail.
  const moved = guest.promotedAt !== null && guest.promotedAt >= mailing.createdAt;
  const then = moved ? { ...guest, status: "waitlisted" as const, heldUntil: null } : guest;
  const wasInvited = then.status === "going" && then.calendarSequence !== null;
  const inCalendar = hasSeat(then) || then.status === "tentative" || wasInvited;
  // What is off was to be when and where it was then, whatever has been changed since.
  const was = { ...factsFor(context, then), when: when ?? facts.when, where: where ?? facts.where };
  const written = meetingChangeMail(off ? was : factsFor(context, then), {
    kind,
    note: mailing.body,
    before: {
      when: off || when === facts.when ? null : when,
      where: off || where === facts.where ? null : where,
    },
    name: then.name,
    status: then.status,
    until: then.heldUntil && untilInWords(then.heldUntil, context.timeZone),
  });
  return makeGuestMail(tx, { ...context, sequence }, then, {
    kind: KINDS[kind],
    written,
    calendar: off ? "CANCEL" : inCalendar ? "REQUEST" : undefined,
  });
}

/** Makes the mails of one batch: what changed, the manage link, and the entry for the calendar or its withdrawal. */
export const renderChange: Renderer = async (tx, mailing, ids) => {
  if (!mailing.meetingId) return [];
  const context = await loadMailContext(tx, mailing.meetingId);
  for (const id of ids) await writeOwed(tx, context, id, mailing.id);
  const guests = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(inArray(rsvps.id, ids))
    .orderBy(asc(rsvps.arrival));
  const mails: Mail[] = [];
  for (const guest of guests.filter(({ status }) => isLive(status))) {
    const mail = await changeMail(tx, context, guest, mailing);
    if (mail) mails.push(mail);
  }
  return mails;
};

/**
 * Writes at once what a guest is still owed of changes of the meeting, the
 * oldest first; with `before`, only what was owed before that mailing. Each is
 * taken by a guarded update, so that the runner does not write it again.
 */
export async function writeOwed(
  tx: Tx,
  context: MailContext,
  rsvpId: string,
  before?: string,
): Promise<void> {
  const owed: Told[] = await tx
    .select({
      id: mailings.id,
      kind: mailings.kind,
      body: mailings.body,
      detail: mailings.detail,
      createdAt: mailings.createdAt,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .where(
      and(
        eq(mailingRecipients.recipientId, rsvpId),
        isNull(mailingRecipients.queuedAt),
        inArray(mailings.kind, CHANGE_KINDS),
        eq(mailings.state, "sending"),
        before === undefined ? undefined : lt(mailings.id, before),
      ),
    )
    // Ids are made in the order of time.
    .orderBy(asc(mailings.id));
  for (const mailing of owed) {
    const own = and(
      eq(mailingRecipients.mailingId, mailing.id),
      eq(mailingRecipients.recipientId, rsvpId),
      isNull(mailingRecipients.queuedAt),
    );
    const taken = await tx
      .update(mailingRecipients)
      .set({ queuedAt: now() })
      .where(own)
      .returning({ id: mailingRecipients.mailingId });
    const [guest] = await tx.select(guestColumns).from(rsvps).where(eq(rsvps.id, rsvpId));
    const mail = taken.length > 0 && guest && (await changeMail(tx, context, guest, mailing));
    if (mail) await enqueueMail(tx, { ...mail, mailingId: mailing.id });
  }
}
