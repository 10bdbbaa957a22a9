import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { MergePage, type MergePreview } from "#app/_ui/desk/merge-page.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { previewPublicationMerge } from "#lib/reading/publications/merge.ts";
import { getOwnPublication, listPublicationsToMerge } from "#lib/reading/publications/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergePublicationsAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge publications" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const into = [(await searchParams).into].flat()[0];
  const actor = await requireActor();
  const publication = await getOwnPublication(actor, id);
  const choosing = !into || into === id;
  return (
    <MergePage
      noun="publication"
      plural="publications"
      base="/dashboard/publications"
      from={publication}
      choices={choosing ? await listPublicationsToMerge(actor, id) : []}
      preview={choosing ? null : await preview(actor, id, into)}
      action={mergePublicationsAction.bind(null, id)}
    />
  );
});

const FACT = { url: "the website", description: "the description" };

async function preview(actor: Actor, fromId: string, intoId: string): Promise<MergePreview> {
  const plan = await previewPublicationMerge(actor, fromId, intoId);
  const { from, into, uses: articles, issuesMoved, issuesJoined, factsTaken } = plan;
  const effects = [
    articles === 0
      ? "No article has to move."
      : `${counted(articles, { one: "article moves", other: "articles move" })} to “${into.name}”.`,
    issuesMoved.length > 0 ? `Its issues come along: ${issuesMoved.join(", ")}.` : "",
    issuesJoined.length > 0
      ? `Issues of the same number become one: ${issuesJoined.join(", ")}.`
      : "",
    factsTaken.length > 0
      ? `“${into.name}” takes over ${factsTaken.map((fact) => FACT[fact]).join(" and ")}.`
      : "",
  ].filter(Boolean);
  return { from, into, effects };
}
