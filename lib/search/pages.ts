import { and, eq, exists, inArray, lte } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  issues,
  meetings,
  programmeItems,
  publications,
  type SearchKind,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import { issuePath } from "../publications/issue-address.ts";
import {
  isPublicArticle,
  isPublicSeries,
  isPublicSpeaker,
  isPublicVenue,
  listed,
} from "../visibility.ts";

/*
 * The pages that were found, as they are at this moment. The index says which
 * they are; whether the public may see them is asked of the rows themselves once
 * more, by the rule that the pages follow.
 */

export type FoundPage = {
  href: string;
  title: string;
  /** When it takes place or appeared: "2007-10-07T14:00", "2007-10", or null. */
  date: string | null;
  /** Whose it is, or where: a line of names. */
  detail: string;
  /** What there is to read of it, in Markdown. */
  text: string;
  language: string;
  /** In the words of the page: a meeting that does not take place. */
  off: "cancelled" | "postponed" | null;
};

type Row = FoundPage & { id: string };
type Find = (ids: string[], at: Date) => Promise<Row[]>;

const words = (...parts: (string | null)[]) => parts.filter(Boolean).join(" ");
const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(", ");

const bare = { date: null, detail: "", text: "", language: "", off: null };

const meetingColumns = {
  id: meetings.id,
  slug: meetings.slug,
  title: meetings.title,
  status: meetings.status,
  language: meetings.language,
  date: meetings.startsAtLocal,
  group: groups.name,
  venue: venues.name,
};

function offOf(status: string): FoundPage["off"] {
  return status === "cancelled" || status === "postponed" ? status : null;
}

async function findMeetings(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      ...meetingColumns,
      occasion: meetings.occasion,
      summary: meetings.summary,
      description: meetings.description,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .where(and(inArray(meetings.id, ids), listed()));
  const items = await store.read
    .select({
      meetingId: programmeItems.meetingId,
      title: programmeItems.title,
      description: programmeItems.description,
    })
    .from(programmeItems)
    .where(inArray(programmeItems.meetingId, ids));
  const byMeeting = Map.groupBy(items, (item) => item.meetingId);
  return rows.map((row) => ({
    ...bare,
    id: row.id,
    href: `/meetings/${row.slug}`,
    title: row.title,
    date: row.date,
    detail: line(row.group, row.venue),
    text: [
      row.occasion,
      row.summary,
      row.description,
      ...(byMeeting.get(row.id) ?? []).map((item) => words(item.title, item.description)),
    ]
      .filter((part) => part !== "")
      .map((part) => (/[.!?…:]$/.test(part) ? part : `${part}.`))
      .join("\n\n"),
    language: row.language,
    off: offOf(row.status),
  }));
}

async function findReports(ids: string[], at: Date): Promise<Row[]> {
  const rows = await store.read
    .select({ ...meetingColumns, report: meetings.report })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .leftJoin(venues, eq(venues.id, meetings.venueId))
    .where(and(inArray(meetings.id, ids), listed(), lte(meetings.endsAt, at)));
  return rows
    .filter((row) => row.report !== "")
    .map((row) => ({
      ...bare,
      id: row.id,
      href: `/meetings/${row.slug}`,
      title: row.title,
      date: row.date,
      detail: line(row.group, row.venue),
      text: row.report,
      language: row.language,
    }));
}

async function findArticles(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      publishedOn: articles.publishedOn,
      excerpt: articles.excerpt,
      language: articles.language,
    })
    .from(articles)
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .where(and(inArray(articles.id, ids), isPublicArticle(store.read)));
  return rows.map((row) => ({
    ...bare,
    id: row.id,
    href: `/articles/${row.slug}`,
    title: row.title,
    date: row.publishedOn,
    detail: line(row.author, row.publication),
    text: row.excerpt,
    language: row.language,
  }));
}

async function findSpeakers(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: speakers.id,
      slug: speakers.slug,
      title: speakers.name,
      text: speakers.biography,
    })
    .from(speakers)
    .where(and(inArray(speakers.id, ids), isPublicSpeaker(store.read)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/speakers/${slug}` }));
}

async function findVenues(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: venues.id,
      slug: venues.slug,
      title: venues.name,
      address: venues.address,
      locality: venues.locality,
      postcode: venues.postcode,
      accessNotes: venues.accessNotes,
      directions: venues.directions,
    })
    .from(venues)
    .where(and(inArray(venues.id, ids), isPublicVenue(store.read)));
  return rows.map((row) => ({
    ...bare,
    id: row.id,
    href: `/venues/${row.slug}`,
    title: row.title,
    detail: line(row.address, line(row.locality, row.postcode)),
    text: words(row.accessNotes, row.directions),
  }));
}

async function findGroups(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      title: groups.name,
      text: groups.description,
      language: groups.language,
    })
    .from(groups)
    .where(inArray(groups.id, ids));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/groups/${slug}` }));
}

async function findSeries(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: series.id,
      slug: series.slug,
      title: series.title,
      text: series.summary,
      detail: groups.name,
    })
    .from(series)
    .innerJoin(groups, eq(groups.id, series.groupId))
    .where(and(inArray(series.id, ids), isPublicSeries(store.read)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/series/${slug}` }));
}

/** Whether a public article appeared in the publication or issue. */
function holdsPublicArticle(column: typeof articles.publicationId | typeof articles.issueId) {
  const owner = column === articles.issueId ? issues.id : publications.id;
  const held = store.read.select({ id: articles.id }).from(articles);
  return exists(held.where(and(eq(column, owner), isPublicArticle(store.read))));
}

async function findPublications(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: publications.id,
      slug: publications.slug,
      title: publications.name,
      text: publications.description,
    })
    .from(publications)
    .where(and(inArray(publications.id, ids), holdsPublicArticle(articles.publicationId)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/publications/${slug}` }));
}

async function findIssues(ids: string[]): Promise<Row[]> {
  const rows = await store.read
    .select({
      id: issues.id,
      slug: publications.slug,
      publication: publications.name,
      number: issues.number,
      date: issues.datedOn,
    })
    .from(issues)
    .innerJoin(publications, eq(publications.id, issues.publicationId))
    .where(and(inArray(issues.id, ids), holdsPublicArticle(articles.issueId)));
  return rows.map(({ slug, publication, number, ...row }) => ({
    ...bare,
    ...row,
    href: issuePath(slug, number),
    title: `${publication} ${number}`,
  }));
}

const FIND: Record<SearchKind, Find> = {
  meeting: findMeetings,
  report: findReports,
  article: findArticles,
  speaker: findSpeakers,
  venue: findVenues,
  group: findGroups,
  publication: findPublications,
  issue: findIssues,
  series: findSeries,
};

/** The pages of what the index found, in its order, without those that the public may not see at this moment. */
export async function findPages(
  hits: readonly { kind: SearchKind; subjectId: string }[],
  at: Date,
): Promise<(FoundPage & { kind: SearchKind })[]> {
  const byKind = Map.groupBy(hits, (hit) => hit.kind);
  const found = new Map<string, FoundPage>();
  for (const [kind, some] of byKind) {
    const rows = await FIND[kind](
      some.map((hit) => hit.subjectId),
      at,
    );
    for (const { id, ...page } of rows) found.set(`${kind} ${id}`, page);
  }
  return hits.flatMap(({ kind, subjectId }) => {
    const page = found.get(`${kind} ${subjectId}`);
    return page ? [{ kind, ...page }] : [];
  });
}
