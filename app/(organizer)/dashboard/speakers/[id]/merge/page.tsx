import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { MergePage, type MergePreview } from "#app/_ui/desk/merge-page.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { previewSpeakerMerge } from "#lib/speakers/merge.ts";
import { getOwnSpeaker, listSpeakersToMerge } from "#lib/speakers/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergeSpeakersAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge speakers" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const into = [(await searchParams).into].flat()[0];
  const actor = await requireActor();
  const speaker = await getOwnSpeaker(actor, id);
  const choosing = !into || into === id;
  return (
    <MergePage
      noun="speaker"
      plural="speakers"
      base="/dashboard/speakers"
      from={speaker}
      choices={choosing ? await listSpeakersToMerge(actor, id) : []}
      preview={choosing ? null : await preview(actor, id, into)}
      action={mergeSpeakersAction.bind(null, id)}
    />
  );
});

const FACT = { biography: "the biography", url: "the website" };

async function preview(actor: Actor, fromId: string, intoId: string): Promise<MergePreview> {
  const plan = await previewSpeakerMerge(actor, fromId, intoId);
  const { from, into, uses: meetings, upcoming, factsTaken } = plan;
  const effects = [
    meetings === 0
      ? "No programme changes."
      : `“${into.name}” stands on the programme of ${counted(meetings, {
          one: "meeting",
          other: "meetings",
        })} instead of “${from.name}”${upcoming > 0 ? `; ${counted(upcoming, { one: "is", other: "are" })} still to come.` : "."}`,
    factsTaken.length > 0
      ? `“${into.name}” takes over ${factsTaken.map((fact) => FACT[fact]).join(" and ")}.`
      : "",
  ].filter(Boolean);
  return { from, into, effects };
}
