import { and, asc, type Column, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, issues, meetings, publications, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { publicArticleIds } from "#lib/access/visibility.ts";
import { kept } from "#lib/kept/queries.ts";
import { seenBy, seenColumns, usedByMeetings } from "#lib/kept/seen-meetings.ts";
import { partialDate } from "#lib/time/dates.ts";

type Source = {
  author: string;
  publication: string | null;
  issue: string | null;
  publishedOn: string | null;
};

/** Where an article is from, on one line: "A. Writer · Proletarian, issue 20 · October 2007". */
export function sourceLine(article: Source): string {
  const from = [article.publication, article.issue && `issue ${article.issue}`];
  return [
    article.author,
    from.filter(Boolean).join(", "),
    article.publishedOn && partialDate(article.publishedOn),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The meetings that an article belongs to, whoever's they are. */
function withArticle(db: Reader, id: string | Column) {
  const related = db.select({ id: relations.meetingId }).from(relations);
  return inArray(meetings.id, related.where(eq(relations.articleId, id)));
}

export const keptArticles = kept({
  kind: "article",
  table: articles,
  searched: ["title", "author"],
  brief: {
    author: articles.author,
    publication: sql<string | null>`${publications.name}`,
    issue: sql<string | null>`${issues.number}`,
    publishedOn: articles.publishedOn,
  },
  more: {
    title: articles.title,
    publicationId: articles.publicationId,
    issueId: articles.issueId,
    url: articles.url,
    archiveUrl: articles.archiveUrl,
    excerpt: articles.excerpt,
    language: articles.language,
    readingMinutes: articles.readingMinutes,
  },
  choice: (article) => ({ hint: sourceLine(article) }),
  joins: [
    { table: publications, on: eq(publications.id, articles.publicationId) },
    { table: issues, on: eq(issues.id, articles.issueId) },
  ],
  alsoSearched: [publications.searchKey],
  isPublic: (db) => inArray(articles.id, publicArticleIds(db)),
  uses: usedByMeetings("put with", withArticle),
});

export type Article = Awaited<ReturnType<typeof keptArticles.get>>;

/** The meetings of an article that the organizer may be told of, the latest first, with how it belongs to each. */
export async function listMeetingsWithArticle(actor: Actor, articleId: string) {
  return store.read
    .select({ ...seenColumns, relation: relations.relation })
    .from(relations)
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .where(and(eq(relations.articleId, articleId), seenBy(actor)))
    .orderBy(desc(meetings.startsAt), asc(sql`${relations.relation}`));
}
