import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { type ChangeDetail, KINDS } from "#lib/changes/kinds.ts";
import type { Mail } from "#lib/mail/outbox.ts";
import { type ChangeFacts, meetingChangeMail } from "#lib/mail/templates/meeting.ts";
import type { Mailing, Renderer } from "#lib/mailings/batch.ts";
import { isOff } from "#lib/meetings/moment.ts";
import { untilInWords } from "#lib/meetings/when.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { addressed, factsFor, type Guest, guestColumns, hasSeat, wasEntered } from "./guest.ts";
import { loadMailContext, type MailContext } from "./mail-context.ts";
import { makeGuestMail } from "./make-mail.ts";
import { listUntold, withUntold } from "./untold.ts";

/** Makes the mail that tells a guest of a change; null where it no longer concerns them. */
async function changeMail(
  tx: Tx,
  context: MailContext,
  known: Guest,
  mailing: Mailing,
): Promise<Mail | null> {
  const guest = addressed(known);
  const kind = (Object.keys(KINDS) as ChangeFacts["kind"][]).find(
    (one) => KINDS[one] === mailing.kind,
  );
  if (!kind) return null;
  const off = kind === "cancelled" || kind === "postponed";
  // It was called off meanwhile, and that is what they are told.
  if (!off && isOff(context)) return null;
  const { sequence } = mailing.detail as ChangeDetail;
  const wasInvited = guest.status === "going" && guest.calendarSequence !== null;
  const inCalendar = hasSeat(guest) || guest.status === "tentative" || wasInvited;
  const told = withUntold(context, await listUntold(tx, guest.id), mailing);
  const calendar = off ? "CANCEL" : inCalendar ? "REQUEST" : undefined;
  const written = meetingChangeMail(factsFor(told, guest), {
    kind,
    note: mailing.body,
    name: guest.name,
    partySize: guest.partySize,
    status: guest.status,
    until: guest.heldUntil && untilInWords(guest.heldUntil, context.timeZone),
    attached: calendar === "REQUEST" || (off && wasEntered(guest)),
  });
  return makeGuestMail(tx, { ...context, sequence }, guest, {
    kind: KINDS[kind],
    written,
    calendar,
  });
}

/** Makes the mails of one batch: what changed, the manage link, and the entry for the calendar or its withdrawal. */
export const renderChange: Renderer = async (tx, mailing, ids) => {
  if (!mailing.meetingId) return [];
  const context = await loadMailContext(tx, mailing.meetingId);
  // Withdrawn since: there is no page to send them to.
  if (context.status === "draft") return [];
  const guests = await tx
    .select(guestColumns)
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, mailing.meetingId), inArray(rsvps.id, ids)))
    .orderBy(asc(rsvps.arrival));
  const mails: Mail[] = [];
  for (const guest of guests.filter(({ status }) => isLive(status))) {
    const mail = await changeMail(tx, context, guest, mailing);
    if (mail) mails.push(mail);
  }
  return mails;
};
