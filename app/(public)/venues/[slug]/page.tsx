import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { venueJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { now } from "#lib/time/clock.ts";
import { findMovedVenue, findPublicVenue } from "#lib/venues/public-queries.ts";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";
import { VenueFacts } from "./venue-facts.tsx";

const { generateMetadata, page } = publicRowPage({
  base: "/venues",
  list: { name: "Venues", path: "/venues" },
  find: findPublicVenue,
  findMoved: findMovedVenue,
  about: ({ name, address, locality }) => ({
    title: name,
    description: `${[name, address, locality].filter(Boolean).join(", ")}: what is to come and what took place.`,
  }),
  jsonLd: venueJsonLd,
  show: (venue) => (
    <>
      <PublicHead title={venue.name} kicker={<a href="/venues">Venues</a>} />
      <VenueFacts venue={venue} />
      <ComingAndPast of={{ venue: venue.slug }} at={now()} />
    </>
  ),
});

export { generateMetadata, page as default };
