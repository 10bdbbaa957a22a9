/** The feeds for people's readers: of which things, under which name, in which text. */
import { sourceLine } from "#lib/articles/queries.ts";
import { longDate, shortDate, timeRange } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { findMovedGroup, findPublicGroup } from "#lib/groups/public-queries.ts";
import { cutAtWord, markdownToLine, renderMarkdown } from "#lib/markdown.ts";
import { findMovedPublication, findPublicPublication } from "#lib/publications/public-queries.ts";
import { renderReport } from "#lib/report.ts";
import { getSiteName } from "#lib/site.ts";
import { findPublicTopic } from "#lib/topics/public-queries.ts";
import { atomText, jsonFeedText, type ReaderEntry, type ReaderFeed } from "./atom.ts";
import type { FoundFeed } from "./http.ts";
import { newestChange } from "./queries.ts";
import {
  type FeedArticle,
  type FeedMeeting,
  type FeedOf,
  listFeedArticles,
  listFeedMeetings,
  listReportedMeetings,
  listReportsIn,
  newestArticleChange,
} from "./reader-queries.ts";

const READER_SUBJECTS = ["meetings", "articles", "reports"] as const;
export type ReaderSubject = (typeof READER_SUBJECTS)[number];
type Format = "atom" | "json";

/** What a feed is of, and the words and addresses for it. */
type Scope = {
  of: FeedOf;
  name: string;
  description: string;
  language: string;
  /** The path of its page. */
  page: string;
  /** The path that its feeds stand under. */
  base: string;
};

const TITLE: Record<ReaderSubject, string> = {
  meetings: "Meetings",
  articles: "Reading",
  reports: "Reports",
};

/** "meetings.atom" → its parts, or null. */
function parseFile(file: string): { subject: ReaderSubject; format: Format } | null {
  const [subject, format, more] = file.split(".");
  const known = READER_SUBJECTS.find((name) => name === subject);
  if (!known || more !== undefined || (format !== "atom" && format !== "json")) return null;
  return { subject: known, format };
}

/** A feed of the whole site: "meetings.atom", "reports.json"… */
export async function siteReaderFeed(file: string): Promise<FoundFeed> {
  const name = await getSiteName();
  const { host } = new URL(env().siteUrl);
  return feedOf(file, {
    of: {},
    name,
    description: `From ${host}`,
    language: "en-GB",
    page: "",
    base: "/feeds",
  });
}

/** A feed of what a group hosts or co-hosts. */
export async function groupReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  const group = await findPublicGroup(slug);
  if (!group) return moved(await findMovedGroup(slug), "groups", file);
  return feedOf(file, {
    of: { groupId: group.id },
    name: group.name,
    description: markdownToLine(group.description, 300),
    language: "en-GB",
    page: `/groups/${group.slug}`,
    base: `/groups/${group.slug}/feeds`,
  });
}

/** A feed of what belongs to a topic. */
export async function topicReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  const topic = await findPublicTopic(slug);
  if (!topic) return null;
  return feedOf(file, {
    of: { topicId: topic.id },
    name: topic.name,
    description: `About ${topic.name}`,
    language: "en-GB",
    page: `/topics/${topic.slug}`,
    base: `/topics/${topic.slug}/feeds`,
  });
}

/** The feed of a publication's articles: "articles.atom" and "articles.json". */
export async function publicationReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  if (parseFile(file)?.subject !== "articles") return null;
  const publication = await findPublicPublication(slug);
  if (!publication) return moved(await findMovedPublication(slug), "publications", file);
  return feedOf(file, {
    of: { publicationId: publication.id },
    name: publication.name,
    description: markdownToLine(publication.description, 300),
    language: "en-GB",
    page: `/publications/${publication.slug}`,
    base: `/publications/${publication.slug}/feeds`,
  });
}

function moved(slug: string | null, noun: string, file: string): FoundFeed {
  return slug && parseFile(file) ? { movedTo: `/${noun}/${slug}/feeds/${file}` } : null;
}

async function feedOf(file: string, scope: Scope): Promise<FoundFeed> {
  const asked = parseFile(file);
  if (!asked) return null;
  const { subject, format } = asked;
  const { siteUrl } = env();
  const entries = await entriesOf[subject](scope.of);
  const changed = Math.max(
    (await newestChange()).getTime(),
    (await newestArticleChange()).getTime(),
  );
  const self = `${siteUrl}${scope.base}/${subject}`;
  const feed: ReaderFeed = {
    id: self,
    title: `${scope.name}: ${TITLE[subject]}`,
    description: scope.description,
    url: `${siteUrl}${scope.page}` || siteUrl,
    atomUrl: `${self}.atom`,
    jsonUrl: `${self}.json`,
    author: { name: scope.name, url: `${siteUrl}${scope.page}` },
    language: scope.language,
    updatedAt: new Date(
      entries.length > 0
        ? Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime()))
        : changed,
    ),
    entries,
  };
  return {
    content: {
      text: format === "atom" ? atomText(feed) : jsonFeedText(feed),
      changedAt: new Date(changed),
      filename: file,
      contentType: `application/${format === "atom" ? "atom+xml" : "feed+json"}; charset=utf-8`,
    },
  };
}

/** A tag URI (RFC 4151): this site's name on the day that the thing was made. */
function tagOf(kind: string, id: string, madeAt: Date): string {
  return `tag:${new URL(env().siteUrl).hostname},${madeAt.toISOString().slice(0, 10)}:${kind}/${id}`;
}

const entriesOf: Record<ReaderSubject, (of: FeedOf) => Promise<ReaderEntry[]>> = {
  meetings: async (of) => (await listFeedMeetings(of)).map(meetingEntry),
  articles: async (of) => (await listFeedArticles(of)).map(articleEntry),
  reports: async (of) => {
    const rows = await listReportedMeetings(of);
    const articles = await listReportsIn(rows.map(({ id }) => id));
    return rows.map((row) => reportEntry(row, articles.get(row.id) ?? []));
  },
};

const STATE: Record<string, string> = { cancelled: "Cancelled: ", postponed: "Postponed: " };

function placeOf({ venueName, venueLocality, online }: FeedMeeting): string {
  const venue = [venueName, venueLocality].filter(Boolean).join(", ");
  return [venue, Number(online) === 1 ? "online" : ""].filter(Boolean).join(" and ");
}

function commonOf(meeting: FeedMeeting) {
  return {
    url: `${env().siteUrl}/meetings/${meeting.slug}`,
    externalUrl: null,
    author: meeting.groupName,
    language: meeting.language,
    topics: meeting.topics,
    updatedAt: meeting.changedAt,
  };
}

function meetingEntry(meeting: FeedMeeting): ReaderEntry {
  const { startsAtLocal, endsAtLocal, statusNote, summary, occasion, description } = meeting;
  const when = `${longDate(startsAtLocal)}, ${timeRange(startsAtLocal, endsAtLocal)}`;
  const facts = [when, placeOf(meeting)].filter(Boolean).join(". ");
  const lines = [facts, occasion, summary].filter(Boolean).map((line) => paragraph(line));
  const state = STATE[meeting.status] ?? "";
  if (state && statusNote) lines.unshift(paragraph(statusNote));
  const made = meeting.firstPublishedAt ?? meeting.changedAt;
  return {
    ...commonOf(meeting),
    id: tagOf("meeting", meeting.id, made),
    title: `${state}${meeting.title} (${shortDate(startsAtLocal)})`,
    summary: cutAtWord([facts, summary || occasion].filter(Boolean).join(". "), 300),
    html: absolute([...lines, renderMarkdown(description)].join("")),
    publishedAt: made,
  };
}

type ReportArticle = { slug: string; title: string; publication: string | null };

function reportEntry(meeting: FeedMeeting, articles: ReportArticle[]): ReaderEntry {
  const made = meeting.firstPublishedAt ?? meeting.changedAt;
  const printed = articles.map(
    ({ slug, title, publication }) =>
      `<li><a href="/articles/${slug}">${escaped(title)}</a>${publication ? `, ${escaped(publication)}` : ""}</li>`,
  );
  return {
    ...commonOf(meeting),
    id: tagOf("report", meeting.id, made),
    title: `Report: ${meeting.title} (${shortDate(meeting.startsAtLocal)})`,
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
    author: article.author,
    language: article.language,
    topics: [],
    summary: cutAtWord(article.excerpt.replace(/\s+/g, " "), 300),
    html: [
      source ? paragraph(source) : "",
      article.excerpt ? `<blockquote>${paragraph(article.excerpt)}</blockquote>` : "",
      article.url ? `<p><a href="${escaped(article.url)}">Read it</a></p>` : "",
    ].join(""),
    publishedAt: since,
    updatedAt: new Date(Math.max(article.changedAt.getTime(), since.getTime())),
  };
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

const paragraph = (text: string) => `<p>${escaped(text).replace(/\n/g, "<br>")}</p>`;

/** With the addresses of this site's own pages and pictures in full: a reader knows no other way to them. */
function absolute(html: string): string {
  return html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${env().siteUrl}/`);
}
