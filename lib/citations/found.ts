/** The citations that the public can take away: of an article, of an issue, of what a meeting reads. */
import { findMovedArticle, findPublicArticle } from "#lib/reading/articles/public-queries.ts";
import { readingList } from "#lib/reading/articles/reading-order.ts";
import { findMovedIssue, findPublicIssue } from "#lib/reading/publications/public-queries.ts";
import type { FoundFeed } from "#lib/syndication/http.ts";
import { slugify } from "#lib/text/clean.ts";
import { findMovedMeeting, findPublicMeeting } from "../meetings/public-queries.ts";
import { type CitationFormat, citationFile } from "./files.ts";

const movedTo = (path: string | null, format: CitationFormat): FoundFeed =>
  path ? { movedTo: `${path}/cite/${format}` } : null;

/** The citation of a public article. */
export async function articleCitation(format: CitationFormat, slug: string): Promise<FoundFeed> {
  const article = await findPublicArticle(slug);
  if (article) {
    const { changedAt } = article;
    return { content: citationFile(format, [article], { name: slug, changedAt }) };
  }
  const moved = await findMovedArticle(slug);
  return movedTo(moved && `/articles/${moved}`, format);
}

/** The citations of an issue's public articles. */
export async function issueCitations(
  format: CitationFormat,
  slug: string,
  key: string,
): Promise<FoundFeed> {
  const issue = await findPublicIssue(slug, key);
  if (!issue) return movedTo(await findMovedIssue(slug, key), format);
  const changes = [issue.publication, ...issue.articles].map(({ changedAt }) => changedAt);
  const changedAt = new Date(Math.max(...changes.map((at) => at.getTime())));
  const name = [slug, slugify(key)].filter(Boolean).join("-");
  return { content: citationFile(format, issue.articles, { name, changedAt }) };
}

/** The citations of a meeting's reading list, "read before" first; of an unlisted meeting too, for those who have its link. */
export async function readingCitations(format: CitationFormat, slug: string): Promise<FoundFeed> {
  const meeting = await findPublicMeeting(slug);
  if (!meeting) {
    const moved = await findMovedMeeting(slug);
    return movedTo(moved && `/meetings/${moved}`, format);
  }
  const list = readingList(meeting.reading);
  if (list.length === 0) return null;
  return { content: citationFile(format, list, { name: slug, changedAt: meeting.changedAt }) };
}
