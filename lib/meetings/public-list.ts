import { and, asc, desc, eq, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { type Reader, store } from "#db/store.ts";
import {
  groups,
  hosts,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  venues,
} from "#db/tables.ts";
import { listed } from "../visibility.ts";

const columns = {
  id: meetings.id,
  slug: meetings.slug,
  title: meetings.title,
  occasion: meetings.occasion,
  summary: meetings.summary,
  status: meetings.status,
  startsAtLocal: meetings.startsAtLocal,
  endsAtLocal: meetings.endsAtLocal,
  timeZone: meetings.timeZone,
  startsAt: meetings.startsAt,
  endsAt: meetings.endsAt,
  capacity: meetings.capacity,
  seatsTaken: meetings.seatsTaken,
  takesRsvps: meetings.takesRsvps,
  groupSlug: groups.slug,
  groupName: groups.name,
  accent: groups.accent,
  venueName: venues.name,
  venueLocality: venues.locality,
  online: sql<number>`case when ${meetings.onlineUrl} is null then 0 else 1 end`,
};

function select(db: Reader) {
  return db
    .select(columns)
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId));
}

/** A meeting as a line of the noticeboard. */
export type ListedMeeting = Awaited<ReturnType<typeof select>>[number];

/** What a list is of: everything, or one group's (hosted or co-hosted), venue's, speaker's, series' or topic's. */
export type Of = {
  groupId?: string;
  venueId?: string;
  speakerId?: string;
  seriesId?: string;
  topicId?: string;
};

function belongsTo(db: Reader, of: Of): SQL | undefined {
  if (of.groupId) {
    const cohosted = db
      .select({ id: hosts.meetingId })
      .from(hosts)
      .where(eq(hosts.groupId, of.groupId));
    return or(eq(meetings.groupId, of.groupId), inArray(meetings.id, cohosted));
  }
  if (of.venueId) return eq(meetings.venueId, of.venueId);
  if (of.seriesId) return eq(meetings.seriesId, of.seriesId);
  if (of.speakerId) {
    const spoken = db
      .select({ id: programmeItems.meetingId })
      .from(programmeSpeakers)
      .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
      .where(eq(programmeSpeakers.speakerId, of.speakerId));
    return inArray(meetings.id, spoken);
  }
  if (of.topicId) {
    const tagged = db
      .select({ id: meetingTopics.meetingId })
      .from(meetingTopics)
      .where(eq(meetingTopics.topicId, of.topicId));
    return inArray(meetings.id, tagged);
  }
  return undefined;
}

type Page = { at: Date; of?: Of; limit: number; offset?: number };

/** Listed meetings that are not over at an instant, the soonest first. Cancelled and postponed ones stand among them. */
export async function listUpcomingMeetings({ at, of = {}, limit, offset = 0 }: Page) {
  return select(store.read)
    .where(and(listed(), gt(meetings.endsAt, at), belongsTo(store.read, of)))
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(limit)
    .offset(offset);
}

/** Listed meetings that are over at an instant, the latest first; of one local year if given. */
export async function listPastMeetings({
  at,
  of = {},
  year,
  limit,
  offset = 0,
}: Page & { year?: number }) {
  return select(store.read)
    .where(
      and(
        listed(),
        lte(meetings.endsAt, at),
        year === undefined ? undefined : eq(localYear, String(year)),
        belongsTo(store.read, of),
      ),
    )
    .orderBy(desc(meetings.startsAt), desc(meetings.id))
    .limit(limit)
    .offset(offset);
}

/** How many listed meetings are not over at an instant. */
export async function countUpcomingMeetings({ at, of = {} }: { at: Date; of?: Of }) {
  return store.read.$count(
    meetings,
    and(listed(), gt(meetings.endsAt, at), belongsTo(store.read, of)),
  );
}

const localYear = sql<string>`substr(${meetings.startsAtLocal}, 1, 4)`;

/** The local years that have listed meetings that are over, the latest first, with how many. */
export async function listArchiveYears({ at }: { at: Date }) {
  const rows = await store.read
    .select({ year: localYear, meetings: sql<number>`count(*)` })
    .from(meetings)
    .where(and(listed(), lte(meetings.endsAt, at)))
    .groupBy(localYear)
    .orderBy(desc(localYear));
  return rows.map((row) => ({ year: Number(row.year), meetings: Number(row.meetings) }));
}
