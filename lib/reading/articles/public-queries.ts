import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, issues, meetings, publications, relations } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { keptArticles } from "./queries.ts";

const isPublic = () => keptArticles.isPublic(store.read);

function select(db: Reader) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      publicationSlug: publications.slug,
      issueId: articles.issueId,
      issue: issues.number,
      issueDatedOn: issues.datedOn,
      publishedOn: articles.publishedOn,
      url: articles.url,
      archiveUrl: articles.archiveUrl,
      excerpt: articles.excerpt,
      language: articles.language,
      readingMinutes: articles.readingMinutes,
      changedAt: articles.changedAt,
    })
    .from(articles)
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId));
}

export type PublicArticle = Awaited<ReturnType<typeof select>>[number];

const newestFirst = [
  desc(sql`coalesce(${articles.publishedOn}, '')`),
  asc(articles.title),
  asc(articles.id),
];

/** The articles that belong to listed meetings, the newest first; of one publication or issue if given. */
export async function listPublicArticles(of: { publicationId?: string; issueId?: string } = {}) {
  return select(store.read)
    .where(
      and(
        isPublic(),
        of.publicationId ? eq(articles.publicationId, of.publicationId) : undefined,
        of.issueId ? eq(articles.issueId, of.issueId) : undefined,
      ),
    )
    .orderBy(...newestFirst);
}

/** Some of all public articles, the newest first. */
export async function listPublicArticlePage({ limit, offset }: { limit: number; offset: number }) {
  return select(store.read)
    .where(isPublic())
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset);
}

/** How many articles are public. */
export async function countPublicArticles(): Promise<number> {
  return store.read.$count(articles, isPublic());
}

/** An article as its page shows it, or null where no listed meeting has to do with it. */
export async function findPublicArticle(slug: string): Promise<PublicArticle | null> {
  const [row] = await select(store.read).where(and(eq(articles.slug, slug), isPublic()));
  return row ?? null;
}

/** The listed meetings that an article belongs to, and how, the latest first. */
export async function listMeetingsOfArticle(articleId: string) {
  return store.read
    .select({
      relation: relations.relation,
      slug: meetings.slug,
      title: meetings.title,
      status: meetings.status,
      startsAtLocal: meetings.startsAtLocal,
    })
    .from(relations)
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .where(and(eq(relations.articleId, articleId), listed()))
    .orderBy(desc(meetings.startsAt), asc(relations.relation));
}

export const { findMoved: findMovedArticle } = keptArticles;
