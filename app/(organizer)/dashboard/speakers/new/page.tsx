import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { createSpeakerAction } from "../actions.ts";
import { SpeakerForm } from "../speaker-form.tsx";

export const metadata: Metadata = { title: "Add a speaker" };

export default deskPage(async function NewSpeakerPage() {
  const actor = await requireActor();
  return (
    <>
      <PageHead title="Add a speaker" kicker={<Link href="/dashboard/speakers">Speakers</Link>} />
      <SpeakerForm
        action={createSpeakerAction}
        groups={await listGroupChoices(actor)}
        cancelTo="/dashboard/speakers"
      />
    </>
  );
});
