import { and, asc, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { articles, issues, publications } from "#db/tables.ts";
import { findFormerSlug } from "#lib/slugs.ts";
import { byName } from "#lib/text/by-name.ts";
import { formerIssueSlug, issueKey, issuePath } from "#lib/text/issue-address.ts";
import { listPublicArticles, type PublicArticle } from "../articles/public-queries.ts";
import { keptArticles } from "../articles/queries.ts";
import { latestFirst } from "./order.ts";
import { keptPublications } from "./queries.ts";

/*
 * Publications and issues as the public sees them: those, and only those, in
 * which an article of a listed meeting appeared.
 */

/** The issues in which a public article appeared. */
function isPublicIssue() {
  const used = store.read.select({ id: articles.issueId }).from(articles);
  return inArray(issues.id, used.where(keptArticles.isPublic(store.read)));
}

const isPublic = () => keptPublications.isPublic(store.read);

/** The publications that public articles appeared in, by name. */
export async function listPublicPublications() {
  const rows = await store.read
    .select({ slug: publications.slug, name: publications.name, changedAt: publications.changedAt })
    .from(publications)
    .where(isPublic())
    .orderBy(asc(publications.id));
  return byName(rows, ({ name }) => name);
}

async function findRow(slug: string) {
  const [row] = await store.read
    .select({
      id: publications.id,
      slug: publications.slug,
      name: publications.name,
      url: publications.url,
      description: publications.description,
      changedAt: publications.changedAt,
    })
    .from(publications)
    .where(and(eq(publications.slug, slug), isPublic()));
  return row ?? null;
}

async function listPublicIssues(publicationId: string) {
  return store.read
    .select({ id: issues.id, number: issues.number, datedOn: issues.datedOn, url: issues.url })
    .from(issues)
    .where(and(eq(issues.publicationId, publicationId), isPublicIssue()))
    .orderBy(...latestFirst);
}

/** An issue as the public sees it. */
export type PublicIssue = Awaited<ReturnType<typeof listPublicIssues>>[number];

/**
 * A publication with its issues, the latest first, each with its articles, and
 * the articles that are in none; null where no article in it is public.
 */
export async function findPublicPublication(slug: string) {
  const publication = await findRow(slug);
  if (!publication) return null;
  const [numbered, list] = await Promise.all([
    listPublicIssues(publication.id),
    listPublicArticles({ publicationId: publication.id }),
  ]);
  const inIssue = Map.groupBy(list, (article) => article.issueId);
  return {
    ...publication,
    issues: numbered.map((issue) => ({ ...issue, articles: inIssue.get(issue.id) ?? [] })),
    articles: inIssue.get(null) ?? [],
  };
}

/** An issue with its articles and its neighbours in time, or null where no article in it is public. */
export async function findPublicIssue(
  publicationSlug: string,
  key: string,
): Promise<PublicIssuePage | null> {
  const publication = await findRow(publicationSlug);
  if (!publication) return null;
  const numbered = await listPublicIssues(publication.id);
  const at = numbered.findIndex((issue) => issueKey(issue.number) === key);
  const issue = numbered[at];
  if (!issue) return null;
  return {
    ...issue,
    publication,
    articles: await listPublicArticles({ issueId: issue.id }),
    previous: numbered[at + 1] ?? null,
    next: numbered[at - 1] ?? null,
  };
}

export type PublicIssuePage = PublicIssue & {
  publication: { id: string; slug: string; name: string; changedAt: Date };
  articles: PublicArticle[];
  /** The issue before it, and the one after it. */
  previous: PublicIssue | null;
  next: PublicIssue | null;
};

/** The paths of the pages of all public issues, for the sitemap. */
export async function listIssuePaths(): Promise<string[]> {
  const rows = await store.read
    .select({ slug: publications.slug, number: issues.number })
    .from(issues)
    .innerJoin(publications, eq(publications.id, issues.publicationId))
    .where(isPublicIssue())
    .orderBy(asc(publications.name), ...latestFirst);
  return rows.map(({ slug, number }) => issuePath(slug, number));
}

export const { findMoved: findMovedPublication } = keptPublications;

/** The path at which an issue is found now: its number or its publication's name was changed, or it was merged; or null. */
export async function findMovedIssue(slug: string, key: string): Promise<string | null> {
  const moved = await findMovedPublication(slug);
  const publication = await findRow(moved ?? slug);
  if (!publication) return null;
  const numbered = await listPublicIssues(publication.id);
  const formerly = await findFormerSlug(store.read, "issue", formerIssueSlug(publication.id, key));
  const issue =
    numbered.find(({ number }) => issueKey(number) === issueKey(key)) ??
    numbered.find(({ id }) => id === formerly);
  return issue ? issuePath(publication.slug, issue.number) : null;
}
