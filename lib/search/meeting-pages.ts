import { and, eq, inArray, lte } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  meetings,
  programmeItems,
  publications,
  relations,
  venues,
} from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { bare, type FoundPage, line, type PageRow, words } from "./found-page.ts";

/* The pages of meetings that were found, and of what was reported of them. */

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

/** Listed meetings, by their ids. */
export async function findMeetings(ids: string[]): Promise<PageRow[]> {
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
  const read = await store.read
    .select({
      meetingId: relations.meetingId,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
    })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .where(inArray(relations.meetingId, ids));
  const byMeeting = Map.groupBy(items, (item) => item.meetingId);
  const readFor = Map.groupBy(read, (article) => article.meetingId);
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
      ...(readFor.get(row.id) ?? []).map((one) => line(one.author, one.title, one.publication)),
    ]
      .filter((part) => part !== "")
      .map((part) => (/[.!?…:]$/.test(part) ? part : `${part}.`))
      .join("\n\n"),
    language: row.language,
    off: offOf(row.status),
  }));
}

/** What was reported of listed meetings that are over, by the meetings' ids. */
export async function findReports(ids: string[], at: Date): Promise<PageRow[]> {
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
