import { relations } from "#db/tables.ts";
import { keptMerge, missing, moveLinks } from "#lib/kept/merge.ts";
import { type Article, keptArticles } from "./queries.ts";

/** What the one that ends was to a meeting the one that stays is after it, once per relation. */
export const { preview: previewArticleMerge, merge: mergeArticles } = keptMerge(keptArticles, {
  missing: missingFacts,
  move: async (tx, from, into) => ({
    relations: await moveLinks(tx, relations, "articleId", from.id, into.id),
  }),
});

const ALONE = [
  "publishedOn",
  "readingMinutes",
  "author",
  "excerpt",
  "language",
  "url",
  "archiveUrl",
] as const;

/** What `from` says and `into` does not. Publication and issue are taken together. */
function missingFacts(
  from: Article,
  into: Article,
): Partial<Pick<Article, "publicationId" | "issueId" | (typeof ALONE)[number]>> {
  const { publicationId, issueId } = from;
  const source = publicationId && !into.publicationId ? { publicationId, issueId } : {};
  return { ...source, ...missing(from, into, ALONE) };
}
