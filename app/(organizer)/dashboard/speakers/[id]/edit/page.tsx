import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_server/found.ts";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getOwnSpeaker } from "#lib/speakers/queries.ts";
import { updateSpeakerAction } from "../../actions.ts";
import { SpeakerForm } from "../../speaker-form.tsx";

export const metadata: Metadata = { title: "Edit a speaker" };

type Props = { params: Promise<{ id: string }> };

export default async function EditSpeakerPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const speaker = await orNotFound(getOwnSpeaker(actor, id));
  const here = `/dashboard/speakers/${id}`;
  return (
    <>
      <PageHead
        title={`Edit “${speaker.name}”`}
        kicker={<Link href={here}>Back to the speaker</Link>}
      />
      <SpeakerForm
        action={updateSpeakerAction.bind(null, id)}
        speaker={speaker}
        groups={[{ id: speaker.groupId, label: speaker.group, hint: "" }]}
        cancelTo={here}
      />
    </>
  );
}
