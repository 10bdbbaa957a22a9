import type { Metadata } from "next";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd, venueJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { now } from "#lib/time/clock.ts";
import { findMovedVenue, findPublicVenue } from "#lib/venues/public-queries.ts";
import { bySlug } from "../../by-slug.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { VenueFacts } from "./venue-facts.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadVenue = bySlug("/venues", findPublicVenue, findMovedVenue);

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
      <JsonLd
        data={[
          venueJsonLd(venue, `${env().siteUrl}/venues/${venue.slug}`),
          crumbsJsonLd(env().siteUrl, [
            { name: "Venues", path: "/venues" },
            { name: venue.name, path: `/venues/${venue.slug}` },
          ]),
        ]}
      />
      <VenueFacts venue={venue} />
      <ComingAndPast of={{ venue: venue.slug }} at={now()} />
    </>
  );
}
