import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, issues, meetings, publications, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { publicArticleIds } from "#lib/access/visibility.ts";
import { kept, type ListQuery } from "#lib/kept/queries.ts";
import { fold } from "#lib/text/fold.ts";
import { hostOf } from "#lib/text/host.ts";
import { keptArticles } from "../articles/queries.ts";
import { latestFirst } from "./order.ts";

/** The ids of the publications that public articles appeared in, as a subquery. */
function publicPublicationIds(db: Reader) {
  return db
    .select({ id: articles.publicationId })
    .from(articles)
    .where(inArray(articles.id, publicArticleIds(db)));
}

/** The meetings with an article of the publication, whoever's they are. */
function withPublication(db: Reader, id: string) {
  const related = db
    .select({ id: relations.meetingId })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .where(eq(articles.publicationId, id));
  return inArray(meetings.id, related);
}

export const keptPublications = kept({
  kind: "publication",
  table: publications,
  searched: ["name"],
  brief: { url: publications.url },
  more: { description: publications.description },
  choice: ({ url }) => ({ hint: url ?? "" }),
  parts: async (db, id) => ({ issues: await listIssues(db, id) }),
  isPublic: (db) => inArray(publications.id, publicPublicationIds(db)),
  uses: {
    table: articles,
    what: { one: "article", other: "articles" },
    as: "the source of",
    of: (_db, id) => eq(articles.publicationId, id),
    seenBy: (actor, db) => keptArticles.visible(db, actor),
    coming: () => sql`false`,
    meetings: withPublication,
  },
});

export type Publication = Awaited<ReturnType<typeof keptPublications.get>>;

/** The issues of a publication, the latest first. */
function listIssues(db: Reader, publicationId: string) {
  return db
    .select({ id: issues.id, number: issues.number, datedOn: issues.datedOn, url: issues.url })
    .from(issues)
    .where(eq(issues.publicationId, publicationId))
    .orderBy(...latestFirst);
}

/** What the publication picker offers to this organizer, by name, each with its issues, the latest first. */
export async function listPublicationsFor(actor: Actor) {
  const list = await keptPublications.listFor(actor);
  const numbered = await store.read
    .select({
      publicationId: issues.publicationId,
      number: issues.number,
      datedOn: issues.datedOn,
    })
    .from(issues)
    .innerJoin(publications, eq(publications.id, issues.publicationId))
    .where(keptPublications.visible(store.read, actor))
    .orderBy(...latestFirst);
  const byPublication = Map.groupBy(numbered, (issue) => issue.publicationId);
  return list.map(({ id, label }) => ({
    id,
    label,
    hint: "",
    issues: (byPublication.get(id) ?? []).map(({ number, datedOn }) => ({ number, datedOn })),
  }));
}

export type PublicationChoice = Awaited<ReturnType<typeof listPublicationsFor>>[number];

/**
 * The publication that a page of the web seems to be of, among those the
 * organizer picks from: the one of that name, else the one whose website the page is on; or null.
 */
export async function findPublicationLike(
  actor: Actor,
  { name, url }: { name: string; url: string },
): Promise<{ id: string; name: string } | null> {
  const list = await store.read
    .select({ id: publications.id, name: publications.name, url: publications.url })
    .from(publications)
    .where(keptPublications.visible(store.read, actor))
    .orderBy(asc(publications.createdAt), asc(publications.id));
  const host = hostOf(url);
  const like =
    list.find((publication) => name !== "" && fold(publication.name) === fold(name)) ??
    list.find((publication) => host !== null && hostOf(publication.url) === host);
  return like ? { id: like.id, name: like.name } : null;
}

/** One page of the desk's list with the number of articles the organizer knows of in each, and of its issues. */
export async function listPublications(actor: Actor, query: ListQuery = {}) {
  const { rows, total } = await keptPublications.list(actor, query);
  const counts = await store.read
    .select({ publicationId: issues.publicationId, issues: count() })
    .from(issues)
    .where(
      inArray(
        issues.publicationId,
        rows.map((row) => row.id),
      ),
    )
    .groupBy(issues.publicationId);
  const byId = new Map(counts.map((row) => [row.publicationId, row.issues]));
  return { rows: rows.map((row) => ({ ...row, issues: byId.get(row.id) ?? 0 })), total };
}

/** The articles of a publication that the organizer may be told of, the latest first. */
export async function listArticlesIn(actor: Actor, publicationId: string) {
  const { of, seenBy } = keptPublications.uses;
  return store.read
    .select({
      id: articles.id,
      title: articles.title,
      author: articles.author,
      issue: issues.number,
      publishedOn: articles.publishedOn,
    })
    .from(articles)
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(and(of(store.read, publicationId), seenBy(actor, store.read)))
    .orderBy(desc(sql`coalesce(${articles.publishedOn}, '')`), asc(articles.title));
}
