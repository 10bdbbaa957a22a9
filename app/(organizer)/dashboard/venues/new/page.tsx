import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { countries } from "#lib/venues/countries.ts";
import { createVenueAction } from "../actions.ts";
import { VenueForm } from "../venue-form.tsx";

export const metadata: Metadata = { title: "Add a venue" };

export default deskPage(async function NewVenuePage() {
  const actor = await requireActor();
  return (
    <>
      <PageHead title="Add a venue" kicker={<Link href="/dashboard/venues">Venues</Link>} />
      <VenueForm
        action={createVenueAction}
        groups={await listGroupChoices(actor)}
        countries={countries()}
        cancelTo="/dashboard/venues"
      />
    </>
  );
});
