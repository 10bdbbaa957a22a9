import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { type Reader, store } from "#db/store.ts";
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
import { now } from "#lib/clock.ts";
import type { CalendarMeeting } from "./calendar-types.ts";

const DAY_MS = 86_400_000;
/** What is over stays this long, so that calendars learn of late changes. */
const PAST_DAYS = 90;
/** Eighteen months. */
const AHEAD_DAYS = 548;

function select(db: Reader) {
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

type Row = Awaited<ReturnType<typeof select>>[number];

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

async function complete(db: Reader, rows: Row[]): Promise<CalendarMeeting[]> {
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

/** Published once: calendars may hold it, whatever became of it. */
const known = isNotNull(meetings.firstPublishedAt);

async function listWithin(scope: SQL | undefined): Promise<CalendarMeeting[]> {
  const at = now().getTime();
  const rows = await select(store.read)
    .where(
      and(
        known,
        // An unlisted meeting stands in no list, nor does its tombstone.
        eq(meetings.visibility, "public"),
        gte(meetings.endsAt, new Date(at - PAST_DAYS * DAY_MS)),
        lte(meetings.startsAt, new Date(at + AHEAD_DAYS * DAY_MS)),
        scope,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  return complete(store.read, rows);
}

/**
 * Meetings for the feed of the whole site: public ones, and the tombstones of
 * those that were, from 90 days back to 18 months ahead.
 */
export async function listCalendarMeetings(): Promise<CalendarMeeting[]> {
  return listWithin(undefined);
}

/** The same for one group: the meetings that it hosts or co-hosts. */
export async function listGroupCalendarMeetings(groupId: string): Promise<CalendarMeeting[]> {
  const cohosted = store.read
    .select({ id: hosts.meetingId })
    .from(hosts)
    .where(eq(hosts.groupId, groupId));
  return listWithin(or(eq(meetings.groupId, groupId), inArray(meetings.id, cohosted)));
}

/** A meeting by its slug for its own feed, unlisted or long past too; null if it was never published. */
export async function findCalendarMeeting(slug: string): Promise<CalendarMeeting | null> {
  const rows = await select(store.read).where(and(known, eq(meetings.slug, slug)));
  return (await complete(store.read, rows))[0] ?? null;
}

/** A meeting by its id for invitations, in a transaction too; null if it was never published. */
export async function findInvitedMeeting(db: Reader, id: string): Promise<CalendarMeeting | null> {
  const rows = await select(db).where(and(known, eq(meetings.id, id)));
  return (await complete(db, rows))[0] ?? null;
}

function latest(...instants: (number | null | undefined)[]): number {
  return Math.max(0, ...instants.map((instant) => instant ?? 0));
}

/**
 * When the feeds last became other than they were: the last change of a
 * meeting that calendars may know (withdrawn and unlisted ones count), or of a
 * group, or the moment at which a meeting came into the horizon or left it.
 */
export async function newestChange(): Promise<Date> {
  const at = now().getTime();
  const left = new Date(at - PAST_DAYS * DAY_MS);
  const ahead = new Date(at + AHEAD_DAYS * DAY_MS);
  const db = store.read;
  const one = (column: typeof meetings.changedAt, where: SQL | undefined) =>
    db
      .select({ at: sql`max(${column})`.mapWith(column) })
      .from(meetings)
      .where(and(known, where));
  const [changed, over, come, group] = [
    await one(meetings.changedAt, undefined),
    await one(meetings.endsAt, lt(meetings.endsAt, left)),
    await one(meetings.startsAt, and(lte(meetings.startsAt, ahead), gt(meetings.startsAt, left))),
    await db.select({ at: sql`max(${groups.changedAt})`.mapWith(groups.changedAt) }).from(groups),
  ].map(([row]) => (row?.at as Date | null)?.getTime());
  return new Date(
    Math.min(
      at,
      latest(changed, group, over && over + PAST_DAYS * DAY_MS, come && come - AHEAD_DAYS * DAY_MS),
    ),
  );
}

/** What a feed of a group says of the group, or null. */
export async function findCalendarGroup(slug: string) {
  const [row] = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      description: groups.description,
      timeZone: groups.timeZone,
      accent: groups.accent,
    })
    .from(groups)
    .where(eq(groups.slug, slug));
  return row ?? null;
}

/** The zone of the site's oldest group: what a calendar of all meetings is shown in by default. UTC if there is none. */
export async function findSiteZone(): Promise<string> {
  const [row] = await store.read
    .select({ timeZone: groups.timeZone })
    .from(groups)
    .orderBy(asc(groups.createdAt), asc(groups.id))
    .limit(1);
  return row?.timeZone ?? "Etc/UTC";
}

/** The slug under which a meeting or group is found now, if calendars may know it; null if not. */
export async function findPresentSlug(kind: "meeting" | "group", id: string) {
  const table = kind === "meeting" ? meetings : groups;
  const [row] = await store.read
    .select({ slug: table.slug })
    .from(table)
    .where(and(eq(table.id, id), kind === "meeting" ? known : undefined));
  return row?.slug ?? null;
}
