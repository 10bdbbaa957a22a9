import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewArticleMerge } from "#lib/reading/articles/merge.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { mergeArticlesAction } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptArticles, {
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
  action: mergeArticlesAction,
});

export { metadata, page as default };
