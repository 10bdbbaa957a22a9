import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getOwnPublication } from "#lib/reading/publications/queries.ts";
import { updatePublicationAction } from "../../actions.ts";
import { PublicationForm } from "../../publication-form.tsx";

export const metadata: Metadata = { title: "Edit a publication" };

type Props = { params: Promise<{ id: string }> };

export default deskPage(async ({ params }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const publication = await getOwnPublication(actor, id);
  const here = `/dashboard/publications/${id}`;
  return (
    <>
      <PageHead
        title={`Edit “${publication.name}”`}
        kicker={<Link href={here}>Back to the publication</Link>}
      />
      <PublicationForm
        action={updatePublicationAction.bind(null, id)}
        publication={publication}
        groups={[{ id: publication.groupId, label: publication.group, hint: "" }]}
        cancelTo={here}
      />
    </>
  );
});
