import { and, asc, count, eq, type SQL, sql, sum } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/actor.ts";
import { NotFound } from "#lib/result.ts";
import { searchKey } from "#lib/text.ts";
import { windowColumns } from "./columns.ts";
import { mayManageRsvps, maySeeRsvps, type RsvpStatus } from "./policy.ts";

/** The meeting whose RSVPs the actor asks for: of a group in which they are a helper or more; else NotFound. */
export async function getMeetingOfRsvps(actor: Actor, meetingId: string) {
  const [meeting] = await store.read
    .select({
      ...windowColumns,
      id: meetings.id,
      slug: meetings.slug,
      groupId: meetings.groupId,
      title: meetings.title,
      startsAtLocal: meetings.startsAtLocal,
      endsAtLocal: meetings.endsAtLocal,
      timeZone: meetings.timeZone,
      capacity: meetings.capacity,
      seatsTaken: meetings.seatsTaken,
      waitlist: meetings.waitlist,
      groupName: groups.name,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(eq(meetings.id, meetingId));
  if (!meeting || !maySeeRsvps(actor, meeting.groupId)) throw new NotFound("Meeting");
  return { ...meeting, mayManage: mayManageRsvps(actor, meeting.groupId) };
}

export type RsvpFilter = {
  /** Words of the name or the address; "" for all. */
  search: string;
  status: RsvpStatus | "all";
};

function matching(meetingId: string, { search, status }: RsvpFilter): SQL | undefined {
  const words = searchKey(search).split(" ").filter(Boolean).slice(0, 8);
  return and(
    eq(rsvps.meetingId, meetingId),
    status === "all" ? undefined : eq(rsvps.status, status),
    ...words.map((word) => contains(word)),
  );
}

/** LIKE with the user's own % and _ taken as they are. */
function contains(word: string): SQL {
  return sql`${rsvps.searchKey} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;
}

const ORDER = sql`case ${rsvps.status} when 'going' then 0 when 'tentative' then 1 when 'pending' then 2 when 'waitlisted' then 3 when 'declined' then 4 else 5 end`;

/** RSVPs of a meeting for its organizers, by state and then in the order of arrival. Helpers are not given the addresses. */
export async function listRsvps(
  actor: Actor,
  meetingId: string,
  filter: RsvpFilter,
  page: { offset: number; limit: number },
) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  const where = matching(meetingId, filter);
  const rows = await store.read
    .select({
      id: rsvps.id,
      name: rsvps.name,
      email: rsvps.email,
      status: rsvps.status,
      partySize: rsvps.partySize,
      ticket: rsvps.ticket,
      note: rsvps.note,
      comment: rsvps.comment,
      source: rsvps.source,
      createdAt: rsvps.createdAt,
      promotedAt: rsvps.promotedAt,
      cancelledAt: rsvps.cancelledAt,
      erasedAt: rsvps.erasedAt,
    })
    .from(rsvps)
    .where(where)
    .orderBy(ORDER, asc(rsvps.ticket))
    .limit(page.limit)
    .offset(page.offset);
  const [found] = await store.read.select({ n: count() }).from(rsvps).where(where);
  return {
    total: found?.n ?? 0,
    rows: mayManage ? rows : rows.map((row) => ({ ...row, email: null, note: "", comment: "" })),
  };
}

export type DeskRsvp = Awaited<ReturnType<typeof listRsvps>>["rows"][number];

/** How many RSVPs and people stand in each state. */
export async function countRsvps(actor: Actor, meetingId: string) {
  await getMeetingOfRsvps(actor, meetingId);
  const rows = await store.read
    .select({
      status: rsvps.status,
      answers: count(),
      people: sum(rsvps.partySize).mapWith(Number),
    })
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .groupBy(rsvps.status);
  const of = (status: RsvpStatus) =>
    rows.find((row) => row.status === status) ?? { status, answers: 0, people: 0 };
  return { all: rows.reduce((n, row) => n + row.answers, 0), of };
}

/** The party at the head of the waiting list, or null when nobody waits. */
export async function findHeadOfLine(actor: Actor, meetingId: string) {
  await getMeetingOfRsvps(actor, meetingId);
  const [head] = await store.read
    .select({ partySize: rsvps.partySize })
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, meetingId), eq(rsvps.status, "waitlisted")))
    .orderBy(asc(rsvps.ticket))
    .limit(1);
  return head ?? null;
}

/** An RSVP for the page where it is noted on or cancelled; NotFound for helpers and strangers. */
export async function getRsvp(actor: Actor, meetingId: string, id: string) {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  const [row] = await store.read
    .select({
      id: rsvps.id,
      name: rsvps.name,
      email: rsvps.email,
      status: rsvps.status,
      partySize: rsvps.partySize,
      note: rsvps.note,
      createdAt: rsvps.createdAt,
    })
    .from(rsvps)
    .where(and(eq(rsvps.id, id), eq(rsvps.meetingId, meetingId)));
  if (!row || !mayManage) throw new NotFound("RSVP");
  return row;
}
