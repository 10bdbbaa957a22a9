import { and, count, eq, inArray, lt, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import type { CalendarEvent } from "#lib/feeds/calendar-types.ts";
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
  arrival: rsvps.arrival,
  linkEpoch: rsvps.linkEpoch,
  calendarSequence: rsvps.calendarSequence,
  calendarOrganizer: rsvps.calendarOrganizer,
  calendarLead: rsvps.calendarLead,
  heldUntil: rsvps.heldUntil,
  confirmedAt: rsvps.confirmedAt,
  promotedAt: rsvps.promotedAt,
  unproven: rsvps.unproven,
  saysName: rsvps.saysName,
};

export type Guest = Pick<typeof rsvps.$inferSelect, keyof typeof guestColumns>;

/** The address of an attendee's own page: whoever has it may change the RSVP. */
function manageUrl(guest: Pick<Guest, "id" | "linkEpoch">): string {
  return `${env().siteUrl}/rsvps/${linkToken("rsvp", guest.id, guest.linkEpoch)}`;
}

/** The secret links that a mail to a guest may have places for. */
export function linksOf(guest: Pick<Guest, "id" | "linkEpoch">): Record<string, string> {
  const manage = manageUrl(guest);
  return { manage, ticket: `${manage}/ticket`, calendar: `${manage}/calendar.ics` };
}

/**
 * The guest as mails speak to them: without the name where nobody is known to
 * read mail at the address, since whoever typed it may have written anything.
 */
export function addressed<G extends Pick<Guest, "name" | "saysName">>(guest: G): G {
  return guest.saysName ? guest : { ...guest, name: "" };
}

/** Whether the guest has a seat that nobody else can get any more. */
export function hasSeat(guest: Pick<Guest, "status" | "heldUntil">): boolean {
  return guest.status === "going" && guest.heldUntil === null;
}

/** What a meeting that takes place is to this guest, as a calendar says it (RFC 5545, section 3.8.1.11). */
export function entryStatus(guest: Pick<Guest, "status" | "heldUntil">): CalendarEvent["status"] {
  if (guest.status === "cancelled" || guest.status === "declined") return "cancelled";
  return hasSeat(guest) ? "confirmed" : "tentative";
}

/** Whether a calendar of theirs was sent the meeting. */
export function wasEntered(guest: Pick<Guest, "calendarSequence">): boolean {
  return guest.calendarSequence !== null;
}

/** Facts for this guest: the online link, ticket and calendars only for who has a seat. */
export function factsFor(
  context: MailContext,
  guest: Pick<Guest, "status" | "heldUntil">,
): MeetingFacts {
  return hasSeat(guest) ? context.facts : { ...context.facts, onlineUrl: null, seat: null };
}

/** Place in the waiting list, from 1: how many came before and still wait. */
export async function placeInLine(
  tx: Pick<Tx, "select">,
  guest: Pick<Guest, "meetingId" | "arrival">,
): Promise<number> {
  const [row] = await tx
    .select({ before: count() })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, guest.meetingId),
        eq(rsvps.status, "waitlisted"),
        lt(rsvps.arrival, guest.arrival),
      ),
    );
  return (row?.before ?? 0) + 1;
}

/** The places in the waiting lists, from 1, of several who wait, each by the id of the RSVP. */
export async function placesInLine(
  db: Pick<Reader, "select">,
  ids: string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const theirs = db.select({ id: rsvps.meetingId }).from(rsvps).where(inArray(rsvps.id, ids));
  const place = sql`row_number() over (partition by ${rsvps.meetingId} order by ${rsvps.arrival})`;
  const line = db
    .select({ id: rsvps.id, place: place.mapWith(Number).as("place") })
    .from(rsvps)
    .where(and(eq(rsvps.status, "waitlisted"), inArray(rsvps.meetingId, theirs)))
    .as("line");
  const rows = await db
    .select({ id: line.id, place: line.place })
    .from(line)
    .where(inArray(line.id, ids));
  return new Map(rows.map((row) => [row.id, row.place]));
}
