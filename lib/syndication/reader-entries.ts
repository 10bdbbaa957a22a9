import { store } from "#db/store.ts";
import { env } from "#lib/env.ts";
import type { ReaderEntry } from "#lib/feeds/atom.ts";
import { mediaType } from "#lib/feeds/media.ts";
import { type MeetingParts, readingOf } from "#lib/meetings/parts.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { sourceLine } from "#lib/reading/articles/queries.ts";
import { authorsOf } from "#lib/text/authors.ts";
import { cutAtWord, markdownToLine, renderMarkdown } from "#lib/text/markdown.ts";
import { escapeMarkup } from "#lib/text/markup.ts";
import { renderReport } from "#lib/text/report.ts";
import { shortDate } from "#lib/time/dates.ts";
import {
  type FeedArticle,
  type FeedMeeting,
  type FeedOf,
  listFeedArticles,
  listFeedMeetings,
  listReportedMeetings,
} from "./public-reader-queries.ts";

/* What people's readers are told of each meeting, article and report. */

export const READER_SUBJECTS = ["meetings", "articles", "reports"] as const;
export type ReaderSubject = (typeof READER_SUBJECTS)[number];

/** A tag URI (RFC 4151): this site's name on the day that the thing was made. */
function tagOf(kind: string, id: string, madeAt: Date): string {
  return `tag:${new URL(env().siteUrl).hostname},${madeAt.toISOString().slice(0, 10)}:${kind}/${id}`;
}

/** What a feed tells of each thing, newest first, by what the feed is about. */
export const entriesOf: Record<ReaderSubject, (of: FeedOf) => Promise<ReaderEntry[]>> = {
  meetings: async (of) => (await listFeedMeetings(of)).map(meetingEntry),
  articles: async (of) => (await listFeedArticles(of)).map(articleEntry),
  reports: async (of) => {
    const rows = await listReportedMeetings(of);
    const reading = await readingOf(
      store.read,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => reportEntry(row, reading.get(row.id) ?? []));
  },
};

const STATE: Record<string, string> = { cancelled: "Cancelled: ", postponed: "Postponed: " };

function placeOf({ venueName, venueLocality, online }: FeedMeeting): string {
  const venue = [venueName, venueLocality].filter(Boolean).join(", ");
  return [venue, Number(online) ? "online" : ""].filter(Boolean).join(" and ");
}

function commonOf(meeting: FeedMeeting) {
  return {
    url: `${env().siteUrl}/meetings/${meeting.slug}`,
    externalUrl: null,
    authors: [meeting.groupName],
    language: meeting.language,
    topics: meeting.topics,
    updatedAt: meeting.changedAt,
  };
}

function meetingEntry(meeting: FeedMeeting): ReaderEntry {
  const { startsAtLocal, statusNote, summary, occasion, description } = meeting;
  const facts = [whenInWords(meeting), placeOf(meeting)].filter(Boolean).join(". ");
  const lines = [facts, occasion, summary].filter(Boolean).map((line) => paragraph(line));
  const state = STATE[meeting.status] ?? "";
  if (state && statusNote) lines.unshift(paragraph(statusNote));
  const made = meeting.firstPublishedAt ?? meeting.changedAt;
  return {
    ...commonOf(meeting),
    id: tagOf("meeting", meeting.id, made),
    title: `${state}${meeting.title} (${shortDate(startsAtLocal)})`,
    enclosures: [],
    summary: cutAtWord([facts, summary || occasion].filter(Boolean).join(". "), 300),
    html: absolute([...lines, renderMarkdown(description)].join("")),
    publishedAt: made,
  };
}

type Article = MeetingParts["reading"][number];

const isReport = ({ relation }: Article) => relation === "report";

function reportEntry(meeting: FeedMeeting, reading: Article[]): ReaderEntry {
  const articles = reading.filter(isReport);
  const made = meeting.firstPublishedAt ?? meeting.changedAt;
  const printed = articles.map(
    ({ slug, title, publication }) =>
      `<li><a href="/articles/${slug}">${escapeMarkup(title)}</a>${publication ? `, ${escapeMarkup(publication)}` : ""}</li>`,
  );
  return {
    ...commonOf(meeting),
    id: tagOf("report", meeting.id, made),
    title: `Report: ${meeting.title} (${shortDate(meeting.startsAtLocal)})`,
    enclosures: enclosuresOf(reading.filter(({ relation }) => relation === "recording")),
    summary: markdownToLine(meeting.report, 300) || `Reported in ${articles[0]?.title ?? ""}`,
    html: absolute(
      renderReport(meeting.report) +
        (printed.length > 0 ? `<p>Reported in:</p><ul>${printed.join("")}</ul>` : ""),
    ),
    // When it was written down is not kept; not before the meeting was over.
    publishedAt: meeting.endsAt,
  };
}

function articleEntry(article: FeedArticle): ReaderEntry {
  const source = sourceLine(article);
  const { siteUrl } = env();
  const since = article.publicSince as Date;
  return {
    id: tagOf("article", article.id, article.createdAt),
    title: article.title,
    url: `${siteUrl}/articles/${article.slug}`,
    externalUrl: article.url,
    authors: authorsOf(article.author).map(({ name }) => name),
    language: article.language,
    topics: [],
    enclosures: enclosuresOf([article]),
    summary: cutAtWord(article.excerpt.replace(/\s+/g, " "), 300),
    html: [
      paragraph(source || article.title),
      article.excerpt ? `<blockquote>${paragraph(article.excerpt)}</blockquote>` : "",
      article.url ? `<p><a href="${escapeMarkup(article.url)}">Read it</a></p>` : "",
    ].join(""),
    publishedAt: appearedAt(article.publishedOn) ?? since,
    updatedAt: new Date(Math.max(article.changedAt.getTime(), since.getTime())),
  };
}

/** The first moment of the day, month or year in which something appeared; null where that is not known. */
function appearedAt(on: string | null): Date | null {
  return on ? new Date(Date.parse(on)) : null;
}

function enclosuresOf(reading: { url: string | null }[]): ReaderEntry["enclosures"] {
  return reading.flatMap(({ url }) => {
    const type = url && mediaType(url);
    return url && type ? [{ url, type }] : [];
  });
}

const paragraph = (text: string) => `<p>${escapeMarkup(text).replace(/\n/g, "<br>")}</p>`;

/** With the addresses of this site's own pages and pictures in full: a reader knows no other way to them. */
function absolute(html: string): string {
  return html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${env().siteUrl}/`);
}
