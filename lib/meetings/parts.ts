import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import {
  articles,
  groups,
  hosts,
  issues,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  speakers,
  topics,
} from "#db/tables.ts";

/*
 * What hangs on meetings, each kind read in one statement for as many meetings
 * as one likes, and given by the meeting's id.
 */

/** The groups that hold the meetings together with their own, in the organizers' order. */
export async function cohostsOf(db: Reader, meetingIds: string[]) {
  const rows = await db
    .select({
      meetingId: hosts.meetingId,
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      url: groups.url,
    })
    .from(hosts)
    .innerJoin(groups, eq(groups.id, hosts.groupId))
    .where(inArray(hosts.meetingId, meetingIds))
    .orderBy(asc(hosts.position), asc(groups.name));
  return byMeeting(rows);
}

/** What the meetings are about, by name. */
export async function topicsOf(db: Reader, meetingIds: string[]) {
  const rows = await db
    .select({ meetingId: meetingTopics.meetingId, slug: topics.slug, name: topics.name })
    .from(meetingTopics)
    .innerJoin(topics, eq(topics.id, meetingTopics.topicId))
    .where(inArray(meetingTopics.meetingId, meetingIds))
    .orderBy(asc(topics.name));
  return byMeeting(rows);
}

/** The programmes in their order, each item with its speakers. */
export async function programmeOf(db: Reader, meetingIds: string[]) {
  const rows = await db
    .select({
      meetingId: programmeItems.meetingId,
      item: {
        id: programmeItems.id,
        kind: programmeItems.kind,
        title: programmeItems.title,
        description: programmeItems.description,
        /** From the meeting's start. */
        offsetMinutes: programmeItems.offsetMinutes,
        durationMinutes: programmeItems.durationMinutes,
      },
      speaker: { id: speakers.id, slug: speakers.slug, name: speakers.name, url: speakers.url },
    })
    .from(programmeItems)
    .leftJoin(programmeSpeakers, eq(programmeSpeakers.itemId, programmeItems.id))
    .leftJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
    .where(inArray(programmeItems.meetingId, meetingIds))
    .orderBy(
      asc(programmeItems.position),
      asc(programmeItems.id),
      asc(programmeSpeakers.position),
      asc(speakers.name),
    );
  const items = [...Map.groupBy(rows, ({ item }) => item.id).values()].flatMap((rowsOfItem) => {
    const [first] = rowsOfItem;
    if (!first) return [];
    const spoken = rowsOfItem.flatMap(({ speaker }) => speaker ?? []);
    return [{ meetingId: first.meetingId, ...first.item, speakers: spoken }];
  });
  return byMeeting(items);
}

/** The articles that belong to the meetings, in the organizers' order, with what each is to its meeting. */
export async function readingOf(db: Reader, meetingIds: string[]) {
  const rows = await db
    .select({
      meetingId: relations.meetingId,
      relation: relations.relation,
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      publicationSlug: publications.slug,
      issue: issues.number,
      publishedOn: articles.publishedOn,
      url: articles.url,
      archiveUrl: articles.archiveUrl,
      excerpt: articles.excerpt,
      language: articles.language,
      readingMinutes: articles.readingMinutes,
    })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(inArray(relations.meetingId, meetingIds))
    .orderBy(asc(relations.position), asc(articles.title));
  return byMeeting(rows);
}

/** All of it, for each of the meetings: four statements, however many there are. */
export async function readParts(db: Reader, meetingIds: string[]) {
  // One after the other: in a transaction they share a connection.
  const cohosts = await cohostsOf(db, meetingIds);
  const topicLists = await topicsOf(db, meetingIds);
  const programmes = await programmeOf(db, meetingIds);
  const reading = await readingOf(db, meetingIds);
  return (meetingId: string) => ({
    cohosts: cohosts.get(meetingId) ?? [],
    topics: topicLists.get(meetingId) ?? [],
    programme: programmes.get(meetingId) ?? [],
    reading: reading.get(meetingId) ?? [],
  });
}

export type MeetingParts = ReturnType<Awaited<ReturnType<typeof readParts>>>;
export type ProgrammeItem = MeetingParts["programme"][number];

function byMeeting<T extends { meetingId: string }>(rows: T[]) {
  const lists = new Map<string, Omit<T, "meetingId">[]>();
  for (const { meetingId, ...row } of rows) {
    const list = lists.get(meetingId);
    if (list) list.push(row);
    else lists.set(meetingId, [row]);
  }
  return lists;
}
