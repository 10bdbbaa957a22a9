import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, rsvps } from "#db/tables.ts";
import { hasSeat, placeInLine } from "#lib/guests/guest.ts";
import { goesToNext } from "#lib/guests/promotion.ts";
import { seatColumns } from "#lib/guests/seats.ts";
import { hoursColumns } from "#lib/meetings/hours.ts";
import { canJoin } from "#lib/meetings/moment.ts";
import { placeLine } from "#lib/meetings/place.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import { seatsTold, toldColumns } from "#lib/meetings/seats-told.ts";
import { listAnswersOf, listQuestions } from "#lib/questions/public-queries.ts";
import { isLinkToken, linkTokenId } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { windowColumns } from "./columns.ts";
import { largestParty, WITHDRAWN } from "./policy.ts";

/** What the RSVP form on a meeting's page says and asks; null where there is none such meeting. Says nothing of who comes. */
export async function findRsvpForm(meetingId: string) {
  const [row] = await store.read
    .select({
      ...windowColumns,
      id: meetings.id,
      slug: meetings.slug,
      venueId: meetings.venueId,
      onlineUrl: meetings.onlineUrl,
      capacity: meetings.capacity,
      ...toldColumns(now()),
      maxPartySize: meetings.maxPartySize,
      waitlist: meetings.waitlist,
      waitlistOrder: meetings.waitlistOrder,
      approval: meetings.approval,
      takesTentative: meetings.takesTentative,
      takesApologies: meetings.takesApologies,
      namesAttendees: meetings.namesAttendees,
      asksHeardFrom: meetings.asksHeardFrom,
      proofOfWork: meetings.proofOfWork,
      asksNames: meetings.asksNames,
      asksFamilyName: meetings.asksFamilyName,
      timeZone: meetings.timeZone,
      retentionDays: groups.retentionDays,
      groupName: groups.name,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(meetings.id, meetingId));
  if (!row) return null;
  const { seatsTold: _, waitsTold: __, venueId: ___, onlineUrl: ____, ...form } = row;
  return {
    ...form,
    questions: await listQuestions(store.read, meetingId),
    window: windowOf(row, now()),
    seats: seatsTold(row),
    mostPerParty: largestParty(row),
  };
}

/**
 * Who comes and agreed to be named, in the order of arrival: only where the
 * meeting names its attendees, and only until it is over. A name is said of
 * nobody whose link was not pressed: anybody can type one.
 */
export async function listNamedAttendees(meetingId: string): Promise<string[]> {
  const rows = await store.read
    .select({ name: rsvps.name })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(
      and(
        eq(rsvps.meetingId, meetingId),
        eq(rsvps.status, "going"),
        isNull(rsvps.heldUntil),
        eq(rsvps.named, true),
        eq(rsvps.saysName, true),
        isNull(rsvps.erasedAt),
        eq(meetings.namesAttendees, true),
        eq(meetings.status, "published"),
        gt(meetings.endsAt, now()),
      ),
    )
    .orderBy(asc(rsvps.arrival));
  return rows.map(({ name }) => name);
}

export type RsvpForm = NonNullable<Awaited<ReturnType<typeof findRsvpForm>>>;

/** Whether a manage link opens something. */
export async function isManageLink(token: string): Promise<boolean> {
  const id = linkTokenId(token);
  if (!id) return false;
  const [row] = await store.read
    .select({ linkEpoch: rsvps.linkEpoch })
    .from(rsvps)
    .where(and(eq(rsvps.id, id), isNull(rsvps.erasedAt)));
  return row !== undefined && isLinkToken(token, "rsvp", id, row.linkEpoch);
}

/** The RSVP of a manage link, with all that its owner may see; null for a link that leads nowhere. Changes nothing. */
export async function findRsvpByToken(token: string) {
  const id = linkTokenId(token);
  if (!id) return null;
  const [row] = await store.read
    .select({
      id: rsvps.id,
      meetingId: rsvps.meetingId,
      name: rsvps.name,
      email: rsvps.email,
      status: rsvps.status,
      familyName: rsvps.familyName,
      partySize: rsvps.partySize,
      partyNames: rsvps.partyNames,
      arrival: rsvps.arrival,
      calendarSequence: rsvps.calendarSequence,
      calendarLead: rsvps.calendarLead,
      changedAt: rsvps.changedAt,
      comment: rsvps.comment,
      heldUntil: rsvps.heldUntil,
      confirmedAt: rsvps.confirmedAt,
      promotedAt: rsvps.promotedAt,
      refusedAt: rsvps.refusedAt,
      cancelledBy: rsvps.cancelledBy,
      unproven: rsvps.unproven,
      named: rsvps.named,
      saysName: rsvps.saysName,
      linkEpoch: rsvps.linkEpoch,
      erasedAt: rsvps.erasedAt,
      meeting: {
        ...windowColumns,
        slug: meetings.slug,
        title: meetings.title,
        summary: meetings.summary,
        ...hoursColumns,
        doorsAtLocal: meetings.doorsAtLocal,
        doorsAt: meetings.doorsAt,
        statusNote: meetings.statusNote,
        venueId: meetings.venueId,
        roomId: meetings.roomId,
        onlineUrl: meetings.onlineUrl,
        onlineUrlFor: meetings.onlineUrlFor,
        capacity: meetings.capacity,
        maxPartySize: meetings.maxPartySize,
        waitlist: meetings.waitlist,
        waitlistOrder: meetings.waitlistOrder,
        approval: meetings.approval,
        takesTentative: meetings.takesTentative,
        takesApologies: meetings.takesApologies,
        promotionHoldMinutes: meetings.promotionHoldMinutes,
        confirmationHoldMinutes: meetings.confirmationHoldMinutes,
        namesAttendees: meetings.namesAttendees,
        asksNames: meetings.asksNames,
        asksFamilyName: meetings.asksFamilyName,
      },
      group: {
        name: groups.name,
        email: groups.email,
        accent: groups.accent,
        retentionDays: groups.retentionDays,
      },
    })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(rsvps.id, id));
  if (!row || row.erasedAt || !isLinkToken(token, "rsvp", row.id, row.linkEpoch)) return null;
  const { erasedAt: _, meeting, ...rsvp } = row;
  const window = windowOf(meeting, now());
  const hasPage = window !== "missing";
  const mayJoinOnline =
    canJoin(meeting, now()) && (hasSeat(rsvp) || meeting.onlineUrlFor === "everyone");
  return {
    ...rsvp,
    place: rsvp.status === "waitlisted" ? await placeInLine(store.read, rsvp) : null,
    window,
    mostPerParty: Math.max(largestParty(meeting), rsvp.partySize),
    questions: await listQuestions(store.read, rsvp.meetingId),
    answers: await listAnswersOf(store.read, rsvp.id),
    meeting: {
      ...meeting,
      title: hasPage ? meeting.title : WITHDRAWN,
      doorsAtLocal: hasPage ? meeting.doorsAtLocal : null,
      onlineUrl: hasPage && mayJoinOnline ? meeting.onlineUrl : null,
      where: hasPage ? await placeLine(store.read, meeting) : "",
      hasPage,
    },
  };
}

/** Whether somebody who waits has the seats of an RSVP as soon as they are given up. */
export async function leavesSeats(rsvp: Pick<ManagedRsvp, "meetingId" | "status" | "partySize">) {
  if (rsvp.status !== "going") return false;
  const [seats] = await store.read
    .select(seatColumns)
    .from(meetings)
    .where(eq(meetings.id, rsvp.meetingId));
  return seats !== undefined && goesToNext(store.read, seats, rsvp.partySize);
}

export type ManagedRsvp = NonNullable<Awaited<ReturnType<typeof findRsvpByToken>>>;
