import { and, asc, count, desc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, groups, issues, publications, relations } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";
import { publicArticleIds } from "#lib/access/visibility.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { NotFound } from "#lib/result.ts";
import { matches } from "#lib/search/match.ts";
import { searchKey } from "#lib/text/clean.ts";
import { latestFirst } from "./order.ts";
import { mayEditPublication } from "./policy.ts";

/** Rows on one page of the desk's list. */
export const PAGE_SIZE = 50;

/** The ids of the publications that public articles appeared in, as a subquery. */
function publicPublicationIds(db: Reader) {
  return db
    .select({ id: articles.publicationId })
    .from(articles)
    .where(inArray(articles.id, publicArticleIds(db)));
}

/** The publications an organizer sees and picks: those of their groups, and the public ones. */
function visible(db: Reader, actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  if (own === "all") return undefined;
  return or(inArray(publications.groupId, own), inArray(publications.id, publicPublicationIds(db)));
}

/** The articles of a publication that the organizer may be told of. */
function seenArticles(db: Reader, actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  if (own === "all") return undefined;
  return or(inArray(articles.groupId, own), inArray(articles.id, publicArticleIds(db)));
}

export type PublicationChoice = Choice & {
  issues: { number: string; datedOn: string | null }[];
};

/** What the publication picker offers to this organizer, by name, each with its issues, the latest first. */
export async function listPublicationsFor(actor: Actor): Promise<PublicationChoice[]> {
  const list = await store.read
    .select({ id: publications.id, label: publications.name })
    .from(publications)
    .where(visible(store.read, actor))
    .orderBy(asc(publications.searchKey), asc(publications.id));
  const numbered = await store.read
    .select({
      publicationId: issues.publicationId,
      number: issues.number,
      datedOn: issues.datedOn,
    })
    .from(issues)
    .innerJoin(publications, eq(publications.id, issues.publicationId))
    .where(visible(store.read, actor))
    .orderBy(...latestFirst);
  const byPublication = Map.groupBy(numbered, (issue) => issue.publicationId);
  return list.map((publication) => {
    const own = byPublication.get(publication.id) ?? [];
    return {
      ...publication,
      hint: "",
      issues: own.map(({ number, datedOn }) => ({ number, datedOn })),
    };
  });
}

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
    .where(visible(store.read, actor))
    .orderBy(asc(publications.createdAt), asc(publications.id));
  const host = hostOf(url);
  const like =
    list.find((publication) => name !== "" && searchKey(publication.name) === searchKey(name)) ??
    list.find((publication) => host !== null && hostOf(publication.url) === host);
  return like ? { id: like.id, name: like.name } : null;
}

function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
}

/** The publications that this one could be merged with: the others that the actor may change, by name. */
export async function listPublicationsToMerge(actor: Actor, id: string): Promise<Choice[]> {
  const own = groupsWithRole(actor, "organizer");
  const rows = await store.read
    .select({ id: publications.id, label: publications.name, url: publications.url })
    .from(publications)
    .where(
      and(ne(publications.id, id), own === "all" ? undefined : inArray(publications.groupId, own)),
    )
    .orderBy(asc(publications.searchKey), asc(publications.id));
  return rows.map(({ url, ...row }) => ({ ...row, hint: url ?? "" }));
}

/** One page of the desk's list with the number of articles the organizer knows of in each. */
export async function listPublications(
  actor: Actor,
  { search = "", page = 1 }: { search?: string; page?: number } = {},
) {
  const db = store.read;
  const where = and(visible(db, actor), matches(search, publications.searchKey));
  const rows = await db
    .select({
      id: publications.id,
      groupId: publications.groupId,
      group: groups.name,
      name: publications.name,
      url: publications.url,
      articles: count(articles.id),
    })
    .from(publications)
    .innerJoin(groups, eq(groups.id, publications.groupId))
    .leftJoin(articles, and(eq(articles.publicationId, publications.id), seenArticles(db, actor)))
    .where(where)
    .groupBy(publications.id, groups.name)
    .orderBy(asc(publications.searchKey), asc(publications.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const ids = rows.map((row) => row.id);
  const issueCounts = await db
    .select({ publicationId: issues.publicationId, issues: count() })
    .from(issues)
    .where(inArray(issues.publicationId, ids))
    .groupBy(issues.publicationId);
  const byId = new Map(issueCounts.map((row) => [row.publicationId, row.issues]));
  const total = await db.$count(publications, where);
  return { rows: rows.map((row) => ({ ...row, issues: byId.get(row.id) ?? 0 })), total };
}

/** A publication with its issues, the latest first, or null where it is not or the actor may not see it. */
export async function findPublication(actor: Actor, id: string, db: Reader = store.read) {
  const [row] = await db
    .select({
      id: publications.id,
      slug: publications.slug,
      groupId: publications.groupId,
      group: groups.name,
      name: publications.name,
      url: publications.url,
      description: publications.description,
    })
    .from(publications)
    .innerJoin(groups, eq(groups.id, publications.groupId))
    .where(and(eq(publications.id, id), visible(db, actor)));
  if (!row) return null;
  const numbered = await db
    .select({ id: issues.id, number: issues.number, datedOn: issues.datedOn, url: issues.url })
    .from(issues)
    .where(eq(issues.publicationId, id))
    .orderBy(...latestFirst);
  return { ...row, issues: numbered };
}

export type Publication = NonNullable<Awaited<ReturnType<typeof findPublication>>>;

/** As `findPublication`; throws NotFound. */
export async function getPublication(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Publication> {
  const publication = await findPublication(actor, id, db);
  if (!publication) throw new NotFound("Publication");
  return publication;
}

/** As `getPublication`, for those who may change it; to others it is not found. */
export async function getOwnPublication(
  actor: Actor,
  id: string,
  db: Reader = store.read,
): Promise<Publication> {
  const publication = await getPublication(actor, id, db);
  if (!mayEditPublication(actor, publication)) throw new NotFound("Publication");
  return publication;
}

/** The articles of a publication that the organizer may be told of, the latest first. */
export async function listArticlesIn(actor: Actor, publicationId: string) {
  const db = store.read;
  return db
    .select({
      id: articles.id,
      title: articles.title,
      author: articles.author,
      issue: issues.number,
      publishedOn: articles.publishedOn,
    })
    .from(articles)
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(and(eq(articles.publicationId, publicationId), seenArticles(db, actor)))
    .orderBy(desc(sql`coalesce(${articles.publishedOn}, '')`), asc(articles.title));
}

/** The ids of the meetings with an article of the publication, as a subquery. */
export function meetingIdsOfPublication(db: Reader, publicationId: string) {
  return db
    .select({ id: relations.meetingId })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .where(eq(articles.publicationId, publicationId));
}
