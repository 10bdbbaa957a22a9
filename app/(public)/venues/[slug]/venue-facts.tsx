import type { ReactNode } from "react";
import { mapUrl } from "#lib/venues/map-url.ts";
import type { PublicVenue } from "#lib/venues/public-queries.ts";

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="kicker text-quiet">{term}</dt>
      <dd className="mt-0.5 text-lg leading-snug whitespace-pre-line wrap-anywhere">{children}</dd>
    </div>
  );
}

/** Where it is, how to get there and in, and which rooms it has. */
export function VenueFacts({ venue }: { venue: PublicVenue }) {
  const link = "inline-flex min-h-11 items-center underline";
  const map = mapUrl(venue);
  return (
    <dl className="grid gap-x-10 gap-y-6 border-y-2 border-ink py-5 sm:grid-cols-2 lg:grid-cols-3">
      <Fact term="Address">
        <address>
          {[venue.address, [venue.locality, venue.postcode].filter(Boolean).join(" ")]
            .filter(Boolean)
            .join("\n") || "Not given"}
        </address>
        <span className="flex flex-wrap gap-x-5 text-base empty:hidden print:hidden">
          {map ? (
            <a href={map} rel="noopener" className={link}>
              Map
            </a>
          ) : null}
          {venue.url ? (
            <a href={venue.url} rel="nofollow noopener" className={link}>
              Website
            </a>
          ) : null}
        </span>
      </Fact>
      {venue.directions ? <Fact term="How to get there">{venue.directions}</Fact> : null}
      {venue.accessNotes ? <Fact term="Access">{venue.accessNotes}</Fact> : null}
      {venue.capacity ? <Fact term="Holds">{venue.capacity} people</Fact> : null}
      {venue.rooms.map((room) => (
        <Fact key={room.id} term={room.name}>
          {[room.capacity ? `${room.capacity} people` : "", room.accessNotes]
            .filter(Boolean)
            .join("\n") || "A room of this venue"}
        </Fact>
      ))}
    </dl>
  );
}
