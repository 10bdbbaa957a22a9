import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { outbox, rsvps } from "#db/tables.ts";
import type { CalendarEvent, ParticipationStatus } from "#lib/feeds/calendar-types.ts";
import { calendarText, invitationFile, invitationText } from "#lib/feeds/ical.ts";
import type { Mailbox } from "#lib/mail/address.ts";
import type { Mail, MailKind } from "#lib/mail/outbox.ts";
import { isStanding } from "#lib/mail/standing.ts";
import { now } from "#lib/time/clock.ts";
import { type Guest, hasSeat, linksOf } from "./guest.ts";
import type { MailContext } from "./mail-context.ts";

/** What a mail to a guest says, and what it does to their calendar. */
export type GuestMail = {
  kind: MailKind;
  written: { subject: string; text: string; html: string };
  calendar?: "REQUEST" | "CANCEL";
};

/** What the guest has replied so far, as a calendar says it (RFC 5545, section 3.2.12). */
function partstatOf({
  status,
  heldUntil,
}: Pick<Guest, "status" | "heldUntil">): ParticipationStatus {
  if (status === "going") return heldUntil ? "NEEDS-ACTION" : "ACCEPTED";
  if (status === "tentative") return "TENTATIVE";
  return status === "declined" || status === "cancelled" ? "DECLINED" : "NEEDS-ACTION";
}

type Reached = Guest & { email: string };

async function calendarFor(
  tx: Tx,
  context: MailContext,
  guest: Reached,
  method: "REQUEST" | "CANCEL",
) {
  // The SEQUENCE never falls below the meeting's and grows with each that is
  // mailed and each change of how the guest stands, so that who cancelled and
  // comes again is not left with the older state (RFC 5546, section 2.1.4).
  const sequence = Math.max(
    context.sequence + guest.calendarLead,
    (guest.calendarSequence ?? -1) + 1,
  );
  const sent = {
    calendarSequence: sequence,
    calendarLead: Math.max(guest.calendarLead, sequence - context.sequence),
    calendarOrganizer: organizerFor(context, guest),
  };
  await tx.update(rsvps).set(sent).where(eq(rsvps.id, guest.id));
  return invitationTo(context, { ...guest, ...sent }, method);
}

/** Who invited first, whatever the group is called by now: to a calendar another organizer's entry is another entry. */
function organizerFor(context: MailContext, guest: Guest): Mailbox {
  const first = guest.calendarSequence === null ? null : guest.calendarOrganizer;
  return first ?? context.organizer;
}

type Invited = Reached & { calendarSequence: number };

function invitationTo(context: MailContext, guest: Invited, method: "REQUEST" | "CANCEL") {
  const at = now();
  const sequence = guest.calendarSequence;
  const days = hasSeat(guest) ? context.events : context.openEvents;
  const mailed = (event: CalendarEvent) => ({ ...event, sequence, changedAt: at });
  const invitation = {
    method,
    organizer: { ...organizerFor(context, guest), sentBy: context.sender },
    attendee: { name: guest.name, email: guest.email, partstat: partstatOf(guest) },
  };
  const text = invitationText(mailed(days[0]), invitation);
  if (days.length === 1) return { text, method };
  // An invitation is of one UID (RFC 5546, section 3.2.2): the other days come
  // in the attached file. What calls all of them off says so as a whole, or
  // calendars would enter anew what they are to strike out.
  const all = days.map(mailed);
  const file = method === "CANCEL" ? invitationFile(all, invitation) : calendarFile(context, all);
  return { text, method, file };
}

function calendarFile({ events: [first], timeZone }: MailContext, events: CalendarEvent[]) {
  const { title: name, url } = first;
  return calendarText({
    name,
    description: "",
    url,
    source: `${url}/calendar.ics`,
    zone: timeZone,
    events,
  });
}

/**
 * A mail to a guest about their RSVP as the outbox takes it, with the manage
 * link and, where asked, the entry for their calendar; the SEQUENCE that it
 * bears is written down in the RSVP, and with the first the organizer. A cancellation is sent only to calendars
 * that were sent the meeting. Null for a guest without an address.
 */
export async function makeGuestMail(
  tx: Tx,
  context: MailContext,
  guest: Guest,
  { kind, written, calendar: asked }: GuestMail,
): Promise<Mail | null> {
  const { email } = guest;
  if (!email) return null;
  const method =
    guest.calendarSequence === null
      ? invitedOnly(asked)
      : (asked ?? (await withdrawalOwed(tx, guest, kind)));
  const calendar = method ? await calendarFor(tx, context, { ...guest, email }, method) : null;
  return mailTo(context, { ...guest, email }, { kind, written }, calendar);
}

const invitedOnly = (asked: GuestMail["calendar"]) => (asked === "REQUEST" ? asked : undefined);

/** The withdrawal from a calendar that this mail takes the place of, before it was sent. */
async function withdrawalOwed(tx: Tx, { id }: Guest, kind: MailKind) {
  if (!isStanding(kind)) return undefined;
  const [last] = await tx
    .select({ method: outbox.calendarMethod, state: outbox.state })
    .from(outbox)
    .where(and(eq(outbox.rsvpId, id), isNotNull(outbox.calendarMethod)))
    .orderBy(desc(outbox.id))
    .limit(1);
  const unsent = last?.state === "queued" || last?.state === "dropped";
  return last?.method === "CANCEL" && unsent ? last.method : undefined;
}

/**
 * As `makeGuestMail`, to a guest whose RSVP is new: the row was written with
 * `firstInvitation`, and there is nothing to write down.
 */
export function makeFirstMail(
  context: MailContext,
  guest: Guest,
  { kind, written, calendar: asked }: GuestMail,
): Mail | null {
  const { email, calendarSequence } = guest;
  if (!email) return null;
  const calendar =
    asked && calendarSequence !== null
      ? invitationTo(context, { ...guest, email, calendarSequence }, asked)
      : null;
  return mailTo(context, { ...guest, email }, { kind, written }, calendar);
}

/** What a new RSVP's first mail bears for the calendar; nothing where that mail invites to nothing. */
export function firstInvitation(
  context: MailContext,
  guest: Pick<Guest, "status" | "heldUntil" | "email">,
): Pick<Guest, "calendarSequence" | "calendarOrganizer"> | null {
  const invited = hasSeat(guest) || guest.status === "tentative";
  return invited && guest.email
    ? { calendarSequence: context.sequence, calendarOrganizer: context.organizer }
    : null;
}

function mailTo(
  context: MailContext,
  guest: Reached,
  { kind, written }: Pick<GuestMail, "kind" | "written">,
  calendar: Mail["calendar"],
): Mail {
  return {
    kind,
    groupId: context.group.id,
    meetingId: context.meetingId,
    rsvpId: guest.id,
    to: { name: guest.name, email: guest.email },
    fromName: context.group.name,
    replyTo: context.group.email,
    ...written,
    links: linksOf(guest),
    calendar,
  };
}
