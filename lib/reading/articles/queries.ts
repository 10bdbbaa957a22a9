import { and, asc, countDistinct, desc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, groups, issues, meetings, publications, relations } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";
import { publicArticleIds } from "#lib/access/visibility.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { seenBy, seenColumns } from "#lib/kept/seen-meetings.ts";
import { NotFound } from "#lib/result.ts";
import { matches } from "#lib/search/match.ts";
import { partialDate } from "#lib/time/dates.ts";
import { mayEditArticle } from "./policy.ts";

/** Rows on one page of the desk's list. */
export const PAGE_SIZE = 50;

/** The articles an organizer sees and picks: those of their groups, and the public ones. */
export function visibleArticles(db: Reader, actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  if (own === "all") return undefined;
  return or(inArray(articles.groupId, own), inArray(articles.id, publicArticleIds(db)));
}

const cited = {
  id: articles.id,
  title: articles.title,
  author: articles.author,
  publication: publications.name,
  issue: issues.number,
  publishedOn: articles.publishedOn,
};

type Cited = {
  id: string;
  title: string;
  author: string;
  publication: string | null;
  issue: string | null;
  publishedOn: string | null;
};

/** Where an article is from, on one line: "A. Writer · Proletarian, issue 20 · October 2007". */
export function sourceLine(article: Omit<Cited, "id" | "title">): string {
  const from = [article.publication, article.issue && `issue ${article.issue}`];
  return [
    article.author,
    from.filter(Boolean).join(", "),
    article.publishedOn && partialDate(article.publishedOn),
  ]
    .filter(Boolean)
    .join(" · ");
}

function citedArticles(db: Reader) {
  return db
    .select(cited)
    .from(articles)
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId));
}

function asChoices(rows: Cited[]): Choice[] {
  return rows.map((row) => ({ id: row.id, label: row.title, hint: sourceLine(row) }));
}

/** What the article picker offers to this organizer, by title. */
export async function listArticlesFor(actor: Actor): Promise<Choice[]> {
  const rows = await citedArticles(store.read)
    .where(visibleArticles(store.read, actor))
    .orderBy(asc(articles.searchKey), asc(articles.id));
  return asChoices(rows);
}

/** The articles that this one could be merged with: the others that the actor may change, by title. */
export async function listArticlesToMerge(actor: Actor, id: string): Promise<Choice[]> {
  const own = groupsWithRole(actor, "organizer");
  const rows = await citedArticles(store.read)
    .where(and(ne(articles.id, id), own === "all" ? undefined : inArray(articles.groupId, own)))
    .orderBy(asc(articles.searchKey), asc(articles.id));
  return asChoices(rows);
}

/** One page of the desk's list with the number of meetings the organizer knows of for each. */
export async function listArticles(
  actor: Actor,
  { search = "", page = 1 }: { search?: string; page?: number } = {},
) {
  const db = store.read;
  const found = matches(search, articles.searchKey, publications.searchKey);
  const where = and(visibleArticles(db, actor), found);
  const rows = await db
    .select({
      ...cited,
      groupId: articles.groupId,
      group: groups.name,
      meetings: countDistinct(meetings.id),
    })
    .from(articles)
    .innerJoin(groups, eq(groups.id, articles.groupId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .leftJoin(relations, eq(relations.articleId, articles.id))
    .leftJoin(meetings, and(eq(meetings.id, relations.meetingId), seenBy(actor)))
    .where(where)
    .groupBy(articles.id, groups.name, publications.name, issues.number)
    .orderBy(asc(articles.searchKey), asc(articles.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const [all] = await db
    .select({ n: countDistinct(articles.id) })
    .from(articles)
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .where(where);
  return { rows, total: all?.n ?? 0 };
}

/** An article, or null where it is not or the actor may not see it. */
async function findArticle(actor: Actor, id: string, db: Reader = store.read) {
  const [row] = await db
    .select({
      ...cited,
      slug: articles.slug,
      groupId: articles.groupId,
      group: groups.name,
      publicationId: articles.publicationId,
      issueId: articles.issueId,
      url: articles.url,
      archiveUrl: articles.archiveUrl,
      excerpt: articles.excerpt,
      language: articles.language,
      readingMinutes: articles.readingMinutes,
    })
    .from(articles)
    .innerJoin(groups, eq(groups.id, articles.groupId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(and(eq(articles.id, id), visibleArticles(db, actor)));
  return row ?? null;
}

export type Article = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

/** As `findArticle`; throws NotFound. */
export async function getArticle(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Article> {
  const article = await findArticle(actor, id, db);
  if (!article) throw new NotFound("Article");
  return article;
}

/** As `getArticle`, for those who may change it; to others it is not found. */
export async function getOwnArticle(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Article> {
  const article = await getArticle(actor, id, db);
  if (!mayEditArticle(actor, article)) throw new NotFound("Article");
  return article;
}

/** The ids of the meetings that an article belongs to, as a subquery. */
export function meetingIdsOfArticle(db: Reader, articleId: string) {
  return db
    .select({ id: relations.meetingId })
    .from(relations)
    .where(eq(relations.articleId, articleId));
}

/** The meetings of an article that the organizer may be told of, the latest first, with how it belongs to each. */
export async function listMeetingsWithArticle(actor: Actor, articleId: string) {
  return store.read
    .select({ ...seenColumns, relation: relations.relation })
    .from(relations)
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .where(and(eq(relations.articleId, articleId), seenBy(actor)))
    .orderBy(desc(meetings.startsAt), asc(sql`${relations.relation}`));
}
