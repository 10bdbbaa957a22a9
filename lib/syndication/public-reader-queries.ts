import { and, desc, eq, exists, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  hosts,
  issues,
  meetings,
  meetingTopics,
  publications,
  relations,
  venues,
} from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { hoursColumns } from "#lib/meetings/hours.ts";
import { topicsOf } from "#lib/meetings/parts.ts";

/** How many entries a reader is given. */
const LENGTH = 50;

/** What a feed is of: all, or what belongs to a group (hosted or co-hosted), topic or publication. */
export type FeedOf = { groupId?: string; topicId?: string; publicationId?: string };

function meetingsOf({ groupId, topicId }: FeedOf): SQL | undefined {
  const db = store.read;
  if (groupId) {
    const cohosted = db
      .select({ id: hosts.meetingId })
      .from(hosts)
      .where(eq(hosts.groupId, groupId));
    return or(eq(meetings.groupId, groupId), inArray(meetings.id, cohosted));
  }
  if (topicId) {
    const tagged = db
      .select({ id: meetingTopics.meetingId })
      .from(meetingTopics)
      .where(eq(meetingTopics.topicId, topicId));
    return inArray(meetings.id, tagged);
  }
  return undefined;
}

async function withTopics<M extends { id: string }>(rows: M[]) {
  const topicLists = await topicsOf(
    store.read,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    topics: (topicLists.get(row.id) ?? []).map(({ name }) => name),
  }));
}

function select() {
  return store.read
    .select({
      id: meetings.id,
      slug: meetings.slug,
      title: meetings.title,
      occasion: meetings.occasion,
      summary: meetings.summary,
      description: meetings.description,
      language: meetings.language,
      status: meetings.status,
      statusNote: meetings.statusNote,
      ...hoursColumns,
      report: meetings.report,
      changedAt: meetings.changedAt,
      firstPublishedAt: meetings.firstPublishedAt,
      groupName: groups.name,
      venueName: venues.name,
      venueLocality: venues.locality,
      online: sql<number>`case when ${meetings.onlineUrl} is null then 0 else 1 end`,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId));
}

export type FeedMeeting = Awaited<ReturnType<typeof listFeedMeetings>>[number];

/** The listed meetings that were announced last, the newest first. */
export async function listFeedMeetings(of: FeedOf) {
  const rows = await select()
    .where(and(listed(), meetingsOf(of)))
    .orderBy(desc(meetings.firstPublishedAt), desc(meetings.startsAt), desc(meetings.id))
    .limit(LENGTH);
  return withTopics(rows);
}

/** The listed meetings that have a report, their own or an article's, the latest first. */
export async function listReportedMeetings(of: FeedOf) {
  const reported = store.read
    .select({ id: relations.meetingId })
    .from(relations)
    .where(and(eq(relations.meetingId, meetings.id), eq(relations.relation, "report")));
  const rows = await select()
    .where(
      and(
        listed(),
        eq(meetings.status, "published"),
        or(ne(meetings.report, ""), exists(reported)),
        meetingsOf(of),
      ),
    )
    .orderBy(desc(meetings.startsAt), desc(meetings.id))
    .limit(LENGTH);
  return withTopics(rows);
}

/** The public articles that came to the site or were changed last, the newest first. */
export async function listFeedArticles(of: FeedOf) {
  const db = store.read;
  // When the first listed meeting made the article public.
  const since = sql`min(${meetings.firstPublishedAt})`.mapWith(meetings.firstPublishedAt);
  const latest = sql`case when ${articles.changedAt} > min(${meetings.firstPublishedAt}) then ${articles.changedAt} else min(${meetings.firstPublishedAt}) end`;
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      issue: issues.number,
      publishedOn: articles.publishedOn,
      url: articles.url,
      excerpt: articles.excerpt,
      language: articles.language,
      createdAt: articles.createdAt,
      changedAt: articles.changedAt,
      publicSince: since,
    })
    .from(articles)
    .innerJoin(relations, eq(relations.articleId, articles.id))
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(
      and(
        listed(),
        meetingsOf(of),
        of.publicationId ? eq(articles.publicationId, of.publicationId) : undefined,
      ),
    )
    .groupBy(articles.id, publications.name, issues.number)
    .orderBy(desc(latest), desc(articles.id))
    .limit(LENGTH);
}

export type FeedArticle = Awaited<ReturnType<typeof listFeedArticles>>[number];

/** The last change of any article, publication or topic's meeting, beside what lib/syndication/public-queries.ts knows of. */
export async function newestArticleChange(): Promise<Date> {
  const last = async (table: typeof articles | typeof publications) => {
    const at = sql`max(${table.changedAt})`.mapWith(articles.changedAt);
    const [row] = await store.read.select({ at }).from(table);
    return (row?.at as Date | null)?.getTime() ?? 0;
  };
  return new Date(Math.max(await last(articles), await last(publications)));
}
