import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { createPublicationAction } from "../actions.ts";
import { PublicationForm } from "../publication-form.tsx";

export const metadata: Metadata = { title: "Add a publication" };

export default deskPage(async function NewPublicationPage() {
  const actor = await requireActor();
  return (
    <>
      <PageHead
        title="Add a publication"
        kicker={<Link href="/dashboard/publications">Publications</Link>}
      />
      <PublicationForm
        action={createPublicationAction}
        groups={await listGroupChoices(actor)}
        cancelTo="/dashboard/publications"
      />
    </>
  );
});
