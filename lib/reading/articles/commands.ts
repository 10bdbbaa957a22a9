import type { Tx } from "#db/engine.ts";
import { relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { keptMerge, moveLinks } from "#lib/kept/merge.ts";
import { done } from "#lib/result.ts";
import { listDuplicateArticles } from "./duplicates.ts";
import { type ArticleInput, articleInput } from "./input.ts";
import { type Article, keptArticles } from "./queries.ts";
import { insistOn, insists, refuse } from "./refusals.ts";
import { resolveSource, type Source } from "./source.ts";

/** One that seems to be here already is refused unless insisted upon. */
export const articleCommands = {
  ...keptCommands(keptArticles, {
    columns: async (tx, actor, input: ArticleInput, before) => {
      const duplicate = await refuseDuplicate(tx, actor, input, before);
      if (duplicate) return duplicate;
      const source = await resolveSource(tx, actor, input, before);
      return source.ok ? done(columns(input, source.value)) : source;
    },
  }),
  // What the one that ends was to a meeting the one that stays is after it, once per relation.
  ...keptMerge(keptArticles, {
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
    whole: (facts, { issueId }) => (facts.publicationId ? { ...facts, issueId } : facts),
    move: async (tx, from, into) => ({
      relations: await moveLinks(tx, relations, "articleId", from.id, into.id),
    }),
  }),
};

/** Adds an article of which only the title is known yet, for a form that needs it at once. */
export async function quickAddArticle(actor: Actor, input: { groupId: string; title: string }) {
  const article = articleInput.parse({ ...input, insist: insistOn("duplicate") });
  return quickAdded(await articleCommands.create(actor, article), input.title);
}

async function refuseDuplicate(tx: Tx, actor: Actor, input: ArticleInput, before: Article | null) {
  if (insists(input, "duplicate") || (before && !differs(before, input))) return null;
  const [twin] = await listDuplicateArticles(actor, input, before?.id, tx);
  return twin ? refuse("duplicate", { mayInsist: true }) : null;
}

function differs(before: Article, input: ArticleInput): boolean {
  return (
    before.title !== input.title ||
    before.url !== input.url ||
    before.publicationId !== input.publicationId
  );
}

function columns(
  { groupId: _, issue: __, insist: ___, ...input }: ArticleInput,
  { datedOn, ...source }: Source,
) {
  return { ...input, ...source, publishedOn: input.publishedOn ?? datedOn };
}
