/** How a meeting is read for calendars: its row, and what hangs on it. */
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import {
  articles,
  groups,
  hosts,
  issues,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  rooms,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";

/** A meeting as calendars and mails need it. */
export type CalendarMeeting = {
  id: string;
  slug: string;
  uid: string;
  sequence: number;
  status: "draft" | "published" | "cancelled" | "postponed";
  title: string;
  occasion: string;
  summary: string;
  /** Markdown. */
  description: string;
  startsAtLocal: string;
  endsAtLocal: string;
  doorsAtLocal: string | null;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  onlineUrl: string | null;
  onlineUrlFor: "everyone" | "going";
  accessNotes: string;
  priceNote: string;
  statusNote: string;
  createdAt: Date;
  changedAt: Date;
  firstPublishedAt: Date | null;
  deletedAt: Date | null;
  groupName: string;
  venue: {
    name: string;
    address: string;
    locality: string;
    postcode: string;
    latitude: number | null;
    longitude: number | null;
    accessNotes: string;
  } | null;
  room: { name: string; accessNotes: string } | null;
  cohosts: string[];
  topics: string[];
  programme: { title: string; offsetMinutes: number | null; speakers: string[] }[];
  readBefore: {
    slug: string;
    title: string;
    author: string;
    publication: string | null;
    issue: string | null;
    url: string | null;
  }[];
};

/** Meetings with their own columns and what they point to; add the condition and the order. */
export function selectMeetings(db: Reader) {
  return db
    .select({
      id: meetings.id,
      slug: meetings.slug,
      uid: meetings.uid,
      sequence: meetings.sequence,
      status: meetings.status,
      title: meetings.title,
      occasion: meetings.occasion,
      summary: meetings.summary,
      description: meetings.description,
      startsAtLocal: meetings.startsAtLocal,
      endsAtLocal: meetings.endsAtLocal,
      doorsAtLocal: meetings.doorsAtLocal,
      timeZone: meetings.timeZone,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      onlineUrl: meetings.onlineUrl,
      onlineUrlFor: meetings.onlineUrlFor,
      accessNotes: meetings.accessNotes,
      priceNote: meetings.priceNote,
      statusNote: meetings.statusNote,
      createdAt: meetings.createdAt,
      changedAt: meetings.changedAt,
      firstPublishedAt: meetings.firstPublishedAt,
      deletedAt: meetings.deletedAt,
      groupName: groups.name,
      venue: {
        name: venues.name,
        address: venues.address,
        locality: venues.locality,
        postcode: venues.postcode,
        latitude: venues.latitude,
        longitude: venues.longitude,
        accessNotes: venues.accessNotes,
      },
      room: { name: rooms.name, accessNotes: rooms.accessNotes },
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .leftJoin(rooms, eq(rooms.id, meetings.roomId));
}

type Row = Awaited<ReturnType<typeof selectMeetings>>[number];

function cohostsOf(db: Reader, ids: string[]) {
  return db
    .select({ meetingId: hosts.meetingId, name: groups.name })
    .from(hosts)
    .innerJoin(groups, eq(groups.id, hosts.groupId))
    .where(inArray(hosts.meetingId, ids))
    .orderBy(asc(hosts.position), asc(groups.name));
}

function topicsOf(db: Reader, ids: string[]) {
  return db
    .select({ meetingId: meetingTopics.meetingId, name: topics.name })
    .from(meetingTopics)
    .innerJoin(topics, eq(topics.id, meetingTopics.topicId))
    .where(inArray(meetingTopics.meetingId, ids))
    .orderBy(asc(topics.name));
}

function programmeOf(db: Reader, ids: string[]) {
  return db
    .select({
      meetingId: programmeItems.meetingId,
      itemId: programmeItems.id,
      title: programmeItems.title,
      offsetMinutes: programmeItems.offsetMinutes,
      speaker: speakers.name,
    })
    .from(programmeItems)
    .leftJoin(programmeSpeakers, eq(programmeSpeakers.itemId, programmeItems.id))
    .leftJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
    .where(inArray(programmeItems.meetingId, ids))
    .orderBy(
      asc(programmeItems.position),
      asc(programmeItems.id),
      asc(programmeSpeakers.position),
      asc(speakers.name),
    );
}

function readingOf(db: Reader, ids: string[]) {
  return db
    .select({
      meetingId: relations.meetingId,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      issue: issues.number,
      url: articles.url,
    })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(and(inArray(relations.meetingId, ids), eq(relations.relation, "read-before")))
    .orderBy(asc(relations.position), asc(articles.title));
}

type ProgrammeRow = Awaited<ReturnType<typeof programmeOf>>[number];

function itemsOf(rows: ProgrammeRow[]): CalendarMeeting["programme"] {
  return [...Map.groupBy(rows, (row) => row.itemId).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const names = group.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
    return [{ title: first.title, offsetMinutes: first.offsetMinutes, speakers: names }];
  });
}

/** The same meetings with what hangs on them: co-hosts, topics, programme, reading. */
export async function complete(db: Reader, rows: Row[]): Promise<CalendarMeeting[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [cohostRows, topicRows, programmeRows, readingRows] = [
    await cohostsOf(db, ids),
    await topicsOf(db, ids),
    await programmeOf(db, ids),
    await readingOf(db, ids),
  ];
  const of = <T extends { meetingId: string }>(list: T[]) => Map.groupBy(list, (x) => x.meetingId);
  const [cohosts, tags, programme, reading] = [
    of(cohostRows),
    of(topicRows),
    of(programmeRows),
    of(readingRows),
  ];
  return rows.map((row) => ({
    ...row,
    cohosts: (cohosts.get(row.id) ?? []).map(({ name }) => name),
    topics: (tags.get(row.id) ?? []).map(({ name }) => name),
    programme: itemsOf(programme.get(row.id) ?? []),
    readBefore: (reading.get(row.id) ?? []).map(({ meetingId: _, ...article }) => article),
  }));
}

/** A meeting by its id for invitations, in a transaction too; null if it was never published. */
export async function findInvitedMeeting(db: Reader, id: string): Promise<CalendarMeeting | null> {
  const rows = await selectMeetings(db).where(
    and(isNotNull(meetings.firstPublishedAt), eq(meetings.id, id)),
  );
  return (await complete(db, rows))[0] ?? null;
}
