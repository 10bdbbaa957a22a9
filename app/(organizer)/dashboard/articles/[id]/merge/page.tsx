import type { Metadata } from "next";
import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewArticleMerge } from "#lib/reading/articles/merge.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergeArticlesAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge articles" };

export default keptMergePage(keptArticles, {
  preview: previewArticleMerge,
  facts: {
    author: "the author",
    publicationId: "the publication",
    publishedOn: "the date",
    url: "the link",
    archiveUrl: "the archived copy",
    excerpt: "the excerpt",
    language: "the language",
    readingMinutes: "the reading time",
  },
  effects: ({ into, uses }, taken) => [
    uses === 0
      ? "No meeting refers to the one that ends."
      : `${counted(uses, { one: "meeting refers", other: "meetings refer" })} to “${into.name}” then.`,
    taken.length > 0 ? `The one that stays takes over ${taken.join(", ")}.` : "",
  ],
  action: mergeArticlesAction,
});
