import { and, eq, exists, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { articles, issues, publications } from "#db/tables.ts";
import { isPublicArticle } from "#lib/access/visibility.ts";
import { issuePath } from "#lib/text/issue-address.ts";
import { bare, line, type PageRow } from "./found-page.ts";

/* The pages of what there is to read that were found. */

/** Public articles, by their ids. */
export async function findArticles(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      publishedOn: articles.publishedOn,
      excerpt: articles.excerpt,
      language: articles.language,
    })
    .from(articles)
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .where(and(inArray(articles.id, ids), isPublicArticle(store.read)));
  return rows.map((row) => ({
    ...bare,
    id: row.id,
    href: `/articles/${row.slug}`,
    title: row.title,
    date: row.publishedOn,
    detail: line(row.author, row.publication),
    text: row.excerpt,
    language: row.language,
  }));
}

/** Whether a public article appeared in the publication or issue. */
function holdsPublicArticle(column: typeof articles.publicationId | typeof articles.issueId) {
  const owner = column === articles.issueId ? issues.id : publications.id;
  const held = store.read.select({ id: articles.id }).from(articles);
  return exists(held.where(and(eq(column, owner), isPublicArticle(store.read))));
}

/** Publications with a public article, by their ids. */
export async function findPublications(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: publications.id,
      slug: publications.slug,
      title: publications.name,
      text: publications.description,
    })
    .from(publications)
    .where(and(inArray(publications.id, ids), holdsPublicArticle(articles.publicationId)));
  return rows.map(({ slug, ...row }) => ({ ...bare, ...row, href: `/publications/${slug}` }));
}

/** Issues with a public article, by their ids. */
export async function findIssues(ids: string[]): Promise<PageRow[]> {
  const rows = await store.read
    .select({
      id: issues.id,
      slug: publications.slug,
      publication: publications.name,
      number: issues.number,
      date: issues.datedOn,
    })
    .from(issues)
    .innerJoin(publications, eq(publications.id, issues.publicationId))
    .where(and(inArray(issues.id, ids), holdsPublicArticle(articles.issueId)));
  return rows.map(({ slug, publication, number, ...row }) => ({
    ...bare,
    ...row,
    href: issuePath(slug, number),
    title: `${publication} ${number}`,
  }));
}
