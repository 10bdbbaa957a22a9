import { and, count, eq, isNull, sql, sum } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, outbox, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { placesInLine } from "#lib/guests/guest.ts";
import { cameToNobody } from "#lib/mail/dead-letters.ts";
import { listAnswers } from "#lib/questions/queries.ts";
import { NotFound } from "#lib/result.ts";
import { byName } from "#lib/text/by-name.ts";
import { windowColumns } from "../columns.ts";
import { mayManageRsvps, maySeeRsvps } from "../policy.ts";
import { type Answered, answersOf } from "./answers.ts";
import type { RsvpFilter, RsvpOrder } from "./list-filter.ts";
import { namesMatching, rsvpOrder, rsvpsMatching } from "./matching.ts";

/** 1 where a mail about the RSVP came to no mailbox at its present address. */
const bounced = sql<number>`case when exists (select 1 from ${outbox} where ${and(
  eq(outbox.rsvpId, rsvps.id),
  eq(outbox.toEmail, rsvps.email),
  cameToNobody,
)}) then 1 else 0 end`;

/** What the list and the page of an RSVP both show of it. */
const shownColumns = {
  id: rsvps.id,
  name: rsvps.name,
  familyName: rsvps.familyName,
  partyNames: rsvps.partyNames,
  email: rsvps.email,
  status: rsvps.status,
  partySize: rsvps.partySize,
  note: rsvps.note,
  comment: rsvps.comment,
  source: rsvps.source,
  createdAt: rsvps.createdAt,
  promotedAt: rsvps.promotedAt,
  refusedAt: rsvps.refusedAt,
  cancelledBy: rsvps.cancelledBy,
  heldUntil: rsvps.heldUntil,
  erasedAt: rsvps.erasedAt,
  bounced,
};

/** The meeting whose RSVPs the actor asks for: of a group in which they are a helper or more; else NotFound. */
export async function getMeetingOfRsvps(actor: Actor, meetingId: string) {
  const [meeting] = await store.read
    .select({
      ...windowColumns,
      id: meetings.id,
      slug: meetings.slug,
      groupId: meetings.groupId,
      title: meetings.title,
      firstPublishedAt: meetings.firstPublishedAt,
      startsAtLocal: meetings.startsAtLocal,
      endsAtLocal: meetings.endsAtLocal,
      timeZone: meetings.timeZone,
      capacity: meetings.capacity,
      seatsTaken: meetings.seatsTaken,
      waitlist: meetings.waitlist,
      waitlistOrder: meetings.waitlistOrder,
      plusAddresses: meetings.plusAddresses,
      groupName: groups.name,
      language: groups.language,
      asksNames: meetings.asksNames,
      asksFamilyName: meetings.asksFamilyName,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(and(eq(meetings.id, meetingId), isNull(meetings.deletedAt)));
  if (!meeting || !maySeeRsvps(actor, meeting.groupId)) throw new NotFound("Meeting");
  return { ...meeting, mayManage: mayManageRsvps(actor, meeting.groupId) };
}

/** The rows that a filter means for this actor: helpers search in names only. */
export function seenRsvps(meeting: { id: string; mayManage: boolean }, filter: RsvpFilter) {
  return meeting.mayManage ? rsvpsMatching(meeting.id, filter) : namesMatching(meeting.id, filter);
}

/** A page of a meeting's RSVPs for its organizers, each with its answers and its place in line. Helpers are given names, parties and states. */
export async function listRsvps(
  actor: Actor,
  meetingId: string,
  filter: RsvpFilter & { sort?: RsvpOrder },
  page: { offset: number; limit: number },
) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  const where = seenRsvps(meeting, filter);
  const rows = await store.read
    .select({ ...shownColumns, arrival: rsvps.arrival, cancelledAt: rsvps.cancelledAt })
    .from(rsvps)
    .where(where)
    .orderBy(...rsvpOrder(filter.sort))
    .limit(page.limit)
    .offset(page.offset);
  const [found] = await store.read
    .select({ n: count(), people: sum(rsvps.partySize).mapWith(Number) })
    .from(rsvps)
    .where(where);
  const ids = rows.map(({ id }) => id);
  const [said, places] = await Promise.all([
    meeting.mayManage ? answersOf(actor, meetingId, ids) : new Map<string, Answered[]>(),
    placesInLine(
      store.read,
      rows.filter(({ status }) => status === "waitlisted").map(({ id }) => id),
    ),
  ]);
  const whole = page.offset === 0 && rows.length === (found?.n ?? 0);
  const ordered =
    filter.sort === "name" && whole ? byName(rows, calledInLists, meeting.language) : rows;
  return {
    total: found?.n ?? 0,
    people: found?.people ?? 0,
    rows: ordered.map((row) => ({
      ...row,
      ...(meeting.mayManage ? {} : { email: null, note: "", comment: "", bounced: 0 }),
      answers: said.get(row.id) ?? [],
      place: places.get(row.id) ?? null,
    })),
  };
}

/** What a list goes by: the family name where it was said. */
export const calledInLists = ({ familyName, name }: { familyName: string; name: string }) =>
  `${familyName} ${name}`.trim();

export type DeskRsvp = Awaited<ReturnType<typeof listRsvps>>["rows"][number];

/** The questions that the list can be narrowed by: those that are asked or have answers; none for helpers. */
export async function listAskedQuestions(actor: Actor, meetingId: string) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  return mayManage ? (await listAnswers(actor, meetingId, [])).questions : [];
}

export type AskedQuestion = Awaited<ReturnType<typeof listAskedQuestions>>[number];

/** An RSVP for the page where it is noted on or cancelled; NotFound for helpers and strangers. */
export async function getRsvp(actor: Actor, meetingId: string, id: string) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  const [row] = await store.read
    .select({ ...shownColumns, heardFrom: rsvps.heardFrom, named: rsvps.named })
    .from(rsvps)
    .where(and(eq(rsvps.id, id), eq(rsvps.meetingId, meetingId)));
  if (!row || !mayManage) throw new NotFound("RSVP");
  const [said, places] = await Promise.all([
    answersOf(actor, meetingId, [id]),
    placesInLine(store.read, row.status === "waitlisted" ? [id] : []),
  ]);
  return { ...row, answers: said.get(id) ?? [], place: places.get(id) ?? null };
}
