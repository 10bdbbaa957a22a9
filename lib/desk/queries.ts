import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  type SQL,
  sum,
} from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import {
  groups,
  meetings,
  programmeItems,
  type RsvpStatus,
  rooms,
  rsvps,
  venues,
} from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { toBeTold } from "#lib/changes/mail-attendees.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { now } from "#lib/time/clock.ts";

/* What the desk's start page and a meeting's overview show. */

/** A past meeting without a report is called to mind for this long, in milliseconds. */
const RECENT = 60 * 86_400_000;

function ofOwnGroups(actor: Actor, role: Role): SQL | undefined {
  return and(isNull(meetings.deletedAt), inGroupsOf(actor, role, meetings.groupId));
}

type RsvpCounts = Record<RsvpStatus, { rsvps: number; seats: number }>;

/** How many RSVPs and how many seats there are in each state. */
async function countRsvps(meetingId: string): Promise<RsvpCounts> {
  const rows = await store.read
    .select({ status: rsvps.status, n: count(), seats: sum(rsvps.partySize) })
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .groupBy(rsvps.status);
  const none = () => ({ rsvps: 0, seats: 0 });
  const counts: RsvpCounts = {
    going: none(),
    waitlisted: none(),
    pending: none(),
    tentative: none(),
    declined: none(),
    cancelled: none(),
  };
  for (const row of rows) counts[row.status] = { rsvps: row.n, seats: Number(row.seats ?? 0) };
  return counts;
}

/** The figures of a meeting that its row does not hold: RSVPs by state, programme items, people to be told of a change. */
export async function getFigures(meetingId: string) {
  const db = store.read;
  const [counts, items, toBeTold] = await Promise.all([
    countRsvps(meetingId),
    db.$count(programmeItems, eq(programmeItems.meetingId, meetingId)),
    countToBeTold(db, meetingId),
  ]);
  return { rsvps: counts, programmeItems: items, toBeTold };
}

/** How many people a cancellation or a postponement is mailed to. */
function countToBeTold(db: Reader, meetingId: string): Promise<number> {
  return db.$count(rsvps, and(eq(rsvps.meetingId, meetingId), toBeTold()));
}

/** One that is on for longer, such as an exhibition, does not hide what comes while it lasts; in milliseconds. */
const LONG = 86_400_000;

/** The meeting that takes place now or comes next in the actor's groups, with its figures; null where none is put on. */
export async function findNextMeeting(actor: Actor) {
  const at = now();
  const candidates = await store.read
    .select({ id: meetings.id, startsAt: meetings.startsAt, endsAt: meetings.endsAt })
    .from(meetings)
    .where(
      and(ofOwnGroups(actor, "helper"), eq(meetings.status, "published"), gt(meetings.endsAt, at)),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(20);
  const lasts = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    startsAt <= at && endsAt.getTime() - startsAt.getTime() > LONG;
  const next = candidates.find((meeting) => !lasts(meeting)) ?? candidates[0];
  if (!next) return null;
  const [meeting, figures] = await Promise.all([
    getMeetingFor(actor, next.id),
    getFigures(next.id),
  ]);
  return { ...meeting, figures };
}

const line = {
  id: meetings.id,
  title: meetings.title,
  status: meetings.status,
  startsAtLocal: meetings.startsAtLocal,
  endsAtLocal: meetings.endsAtLocal,
  endsAt: meetings.endsAt,
  groupName: groups.name,
  venueName: venues.name,
  roomName: rooms.name,
  takesRsvps: meetings.takesRsvps,
  capacity: meetings.capacity,
  seatsTaken: meetings.seatsTaken,
  attendance: meetings.attendance,
};

function lines(where: SQL | undefined, order: SQL, limit: number) {
  return store.read
    .select({
      ...line,
      /** RSVPs that wait for approval. */
      pending: store.read.$count(
        rsvps,
        and(eq(rsvps.meetingId, meetings.id), eq(rsvps.status, "pending")),
      ),
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId))
    .where(where)
    .orderBy(order, asc(meetings.id))
    .limit(limit);
}

export type DeskMeeting = Awaited<ReturnType<typeof lines>>[number];

/** What the actor has begun and not put on, and what is postponed without a new date; the soonest first. */
export function listUnfinished(actor: Actor, limit: number): Promise<DeskMeeting[]> {
  const where = and(
    ofOwnGroups(actor, "organizer"),
    inArray(meetings.status, ["draft", "postponed"]),
  );
  return lines(where, asc(meetings.startsAt), limit);
}

/** What is put on after the next meeting, the soonest first. */
export function listComing(actor: Actor, limit: number): Promise<DeskMeeting[]> {
  const where = and(
    ofOwnGroups(actor, "helper"),
    eq(meetings.status, "published"),
    gt(meetings.endsAt, now()),
  );
  return lines(where, asc(meetings.startsAt), limit);
}

/** Meetings of the last two months that have no report yet, the latest first. */
export function listUnreported(actor: Actor, limit: number): Promise<DeskMeeting[]> {
  const at = now();
  const where = and(
    ofOwnGroups(actor, "organizer"),
    eq(meetings.status, "published"),
    eq(meetings.report, ""),
    lte(meetings.endsAt, at),
    gte(meetings.endsAt, new Date(at.getTime() - RECENT)),
  );
  return lines(where, desc(meetings.startsAt), limit);
}
