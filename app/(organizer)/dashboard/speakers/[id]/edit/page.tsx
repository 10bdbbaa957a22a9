import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getOwnSpeaker } from "#lib/speakers/queries.ts";
import { updateSpeakerAction } from "../../actions.ts";
import { SpeakerForm } from "../../speaker-form.tsx";

export const metadata: Metadata = { title: "Edit a speaker" };

type Props = { params: Promise<{ id: string }> };

export default deskPage(async ({ params }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const speaker = await getOwnSpeaker(actor, id);
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
});
