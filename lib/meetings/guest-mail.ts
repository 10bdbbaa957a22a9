import { and, count, eq, lt } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { invitationText } from "#lib/feeds/ical.ts";
import { enqueueMail, type MailKind } from "#lib/mail/outbox.ts";
import type { MeetingFacts } from "#lib/mail/templates/facts.ts";
import { linkToken } from "#lib/secret.ts";
import type { MailContext } from "./mail-context.ts";

/** The columns of an RSVP that a mail to its owner needs. */
export const guestColumns = {
  id: rsvps.id,
  meetingId: rsvps.meetingId,
  name: rsvps.name,
  email: rsvps.email,
  status: rsvps.status,
  partySize: rsvps.partySize,
  ticket: rsvps.ticket,
  linkEpoch: rsvps.linkEpoch,
  calendarSequence: rsvps.calendarSequence,
  heldUntil: rsvps.heldUntil,
  confirmedAt: rsvps.confirmedAt,
};

export type Guest = Pick<typeof rsvps.$inferSelect, keyof typeof guestColumns>;

type Written = { subject: string; text: string; html: string };

/** The address of an attendee's own page: whoever has it may change the RSVP. */
export function manageUrl(guest: Pick<Guest, "id" | "linkEpoch">): string {
  return `${env().siteUrl}/rsvps/${linkToken("rsvp", guest.id, guest.linkEpoch)}`;
}

/** Whether the guest has a seat that nobody else can get any more. */
export function hasSeat(guest: Pick<Guest, "status" | "heldUntil">): boolean {
  return guest.status === "going" && guest.heldUntil === null;
}

/** Facts for this guest: the online link only for who has a seat. */
export function factsFor(
  context: MailContext,
  guest: Pick<Guest, "status" | "heldUntil">,
): MeetingFacts {
  return hasSeat(guest) ? context.facts : { ...context.facts, onlineUrl: null };
}

/** Place in the waiting list, from 1: how many came before and still wait. */
export async function placeInLine(
  tx: Pick<Tx, "select">,
  guest: Pick<Guest, "meetingId" | "ticket">,
): Promise<number> {
  const [row] = await tx
    .select({ before: count() })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, guest.meetingId),
        eq(rsvps.status, "waitlisted"),
        lt(rsvps.ticket, guest.ticket),
      ),
    );
  return (row?.before ?? 0) + 1;
}

/**
 * The SEQUENCE of the next invitation to a guest. It never falls below the
 * meeting's and grows with each that is mailed, so that a guest who cancelled
 * and comes again is not left with the older state (RFC 5546, section 2.1.4).
 */
function nextSequence(context: MailContext, guest: Guest): number {
  return Math.max(context.sequence, (guest.calendarSequence ?? -1) + 1);
}

async function calendarFor(
  tx: Tx,
  context: MailContext,
  guest: Guest & { email: string },
  method: "REQUEST" | "CANCEL",
) {
  const sequence = nextSequence(context, guest);
  await tx.update(rsvps).set({ calendarSequence: sequence }).where(eq(rsvps.id, guest.id));
  const event = hasSeat(guest) ? context.event : context.openEvent;
  const text = invitationText(
    { ...event, sequence, changedAt: now() },
    {
      method,
      organizer: context.organizer,
      attendee: {
        name: guest.name,
        email: guest.email,
        partstat:
          method === "CANCEL"
            ? "DECLINED"
            : guest.status === "tentative"
              ? "TENTATIVE"
              : "ACCEPTED",
      },
    },
  );
  return { text, method };
}

/**
 * Queues a mail to a guest about their RSVP, with the manage link and, where
 * asked, the entry for their calendar. A cancellation is sent only to calendars
 * that were sent the meeting. Does nothing for a guest without an address.
 */
export async function mailGuest(
  tx: Tx,
  context: MailContext,
  guest: Guest,
  mail: { kind: MailKind; written: Written; calendar?: "REQUEST" | "CANCEL" },
): Promise<void> {
  const { email } = guest;
  if (!email) return;
  const method =
    mail.calendar === "CANCEL" && guest.calendarSequence === null ? undefined : mail.calendar;
  const calendar = method ? await calendarFor(tx, context, { ...guest, email }, method) : null;
  await enqueueMail(tx, {
    kind: mail.kind,
    groupId: context.group.id,
    meetingId: context.meetingId,
    rsvpId: guest.id,
    to: { name: guest.name, email },
    fromName: context.group.name,
    replyTo: context.group.email,
    ...mail.written,
    links: { manage: manageUrl(guest) },
    calendar,
  });
}
