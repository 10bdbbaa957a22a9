import type { Metadata } from "next";
import { NameList } from "#app/_ui/name-list.tsx";
import { listPublicVenues } from "#lib/venues/public-queries.ts";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "Venues",
  description: "The halls and rooms where meetings take place.",
  alternates: { canonical: "/venues" },
};

export default async function VenuesPage() {
  const venues = await listPublicVenues();
  return (
    <>
      <PublicHead title="Venues" />
      <NameList
        empty="No venue has been used yet"
        entries={venues.map((venue) => ({
          href: `/venues/${venue.slug}`,
          name: venue.name,
          about: [venue.address, [venue.locality, venue.postcode].filter(Boolean).join(" ")]
            .filter(Boolean)
            .join(", "),
        }))}
      />
    </>
  );
}
