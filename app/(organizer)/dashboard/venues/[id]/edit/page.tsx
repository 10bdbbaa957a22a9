import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { countries } from "#lib/venues/countries.ts";
import { getOwnVenue } from "#lib/venues/queries.ts";
import { updateVenueAction } from "../../actions.ts";
import { VenueForm } from "../../venue-form.tsx";

export const metadata: Metadata = { title: "Edit a venue" };

type Props = { params: Promise<{ id: string }> };

export default deskPage(async ({ params }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const venue = await getOwnVenue(actor, id);
  const here = `/dashboard/venues/${id}`;
  return (
    <>
      <PageHead
        title={`Edit “${venue.name}”`}
        kicker={<Link href={here}>Back to the venue</Link>}
      />
      <VenueForm
        action={updateVenueAction.bind(null, id)}
        venue={venue}
        groups={[{ id: venue.groupId, label: venue.group, hint: "" }]}
        countries={countries()}
        cancelTo={here}
      />
    </>
  );
});
