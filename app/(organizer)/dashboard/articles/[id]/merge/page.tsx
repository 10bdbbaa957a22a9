import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { MergePage, type MergePreview } from "#app/_ui/desk/merge-page.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { previewArticleMerge } from "#lib/reading/articles/merge.ts";
import { getOwnArticle, listArticlesToMerge } from "#lib/reading/articles/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergeArticlesAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge articles" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const into = [(await searchParams).into].flat()[0];
  const actor = await requireActor();
  const article = await getOwnArticle(actor, id);
  const choosing = !into || into === id;
  return (
    <MergePage
      noun="article"
      plural="articles"
      base="/dashboard/articles"
      from={named(article)}
      choices={choosing ? await listArticlesToMerge(actor, id) : []}
      preview={choosing ? null : await preview(actor, id, into)}
      action={mergeArticlesAction.bind(null, id)}
    />
  );
});

const named = ({ id, title, group }: { id: string; title: string; group: string }) => ({
  id,
  name: title,
  group,
});

const FACT: Record<string, string> = {
  author: "the author",
  publicationId: "the publication",
  publishedOn: "the date",
  url: "the link",
  archiveUrl: "the archived copy",
  excerpt: "the excerpt",
  language: "the language",
  readingMinutes: "the reading time",
};

async function preview(actor: Actor, fromId: string, intoId: string): Promise<MergePreview> {
  const plan = await previewArticleMerge(actor, fromId, intoId);
  const { from, into, uses: meetings } = plan;
  const taken = plan.factsTaken.flatMap((fact) => FACT[fact] ?? []);
  const effects = [
    meetings === 0
      ? "No meeting refers to the one that ends."
      : `${counted(meetings, { one: "meeting refers", other: "meetings refer" })} to “${into.title}” then.`,
    taken.length > 0 ? `The one that stays takes over ${taken.join(", ")}.` : "",
  ].filter(Boolean);
  return { from: named(from), into: named(into), effects };
}
