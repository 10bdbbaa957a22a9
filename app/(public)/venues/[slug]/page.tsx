import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { now } from "#lib/time/clock.ts";
import { findMovedVenue, findPublicVenue } from "#lib/venues/public-queries.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { VenueFacts } from "./venue-facts.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadVenue = cache(async (slug: string) => {
  const venue = await findPublicVenue(slug);
  if (venue) return venue;
  const moved = await findMovedVenue(slug);
  if (moved) permanentRedirect(`/venues/${moved}`);
  return null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const venue = await loadVenue((await params).slug);
  if (!venue) return missingMetadata;
  return {
    title: venue.name,
    description: `${[venue.name, venue.address, venue.locality].filter(Boolean).join(", ")}: what is to come and what took place.`,
    alternates: { canonical: `/venues/${venue.slug}` },
  };
}

export default async function VenuePage({ params }: Props) {
  const venue = await loadVenue((await params).slug);
  if (!venue) return <Missing />;
  return (
    <>
      <PublicHead title={venue.name} kicker={<a href="/venues">Venues</a>} />
      <VenueFacts venue={venue} />
      <ComingAndPast of={{ venue: venue.slug }} at={now()} />
    </>
  );
}
