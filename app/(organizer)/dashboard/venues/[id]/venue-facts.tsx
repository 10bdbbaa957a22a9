import { type Fact, OutLink } from "#app/_ui/desk/facts.tsx";
import { plural } from "#lib/text/plural.ts";
import { countryName } from "#lib/venues/countries.ts";
import { formatMapPlace } from "#lib/venues/map-link.ts";
import { mapUrl } from "#lib/venues/map-url.ts";
import type { Venue } from "#lib/venues/queries.ts";

/** All that is known of a venue and its rooms. */
export function venueFacts(venue: Venue): Fact[] {
  const { rooms } = venue;
  const onMap = formatMapPlace(venue);
  const map = mapUrl(venue);
  const address = [
    venue.address,
    [venue.locality, venue.postcode].filter(Boolean).join(" "),
    countryName(venue.country),
  ].filter(Boolean);
  return [
    { term: "Address", value: address.join("\n") || "Not written down yet" },
    {
      term: "On the map",
      value:
        onMap && map ? (
          <a href={map} className="underline" rel="noreferrer">
            {onMap}
          </a>
        ) : null,
    },
    { term: "Seats", value: venue.capacity?.toLocaleString("en-GB") },
    {
      term: plural(rooms.length, { one: "Room", other: "Rooms" }),
      value:
        rooms.length > 0 ? (
          <ul className="flex flex-col gap-1">
            {rooms.map((room) => (
              <li key={room.id}>
                {room.name}
                <span className="text-quiet">
                  {room.capacity ? `, ${room.capacity} seats` : ""}
                  {room.accessNotes ? ` · ${room.accessNotes}` : ""}
                </span>
              </li>
            ))}
          </ul>
        ) : null,
    },
    { term: "Access", value: venue.accessNotes },
    { term: "How to get there", value: venue.directions },
    { term: "Website", value: venue.url ? <OutLink href={venue.url} /> : null },
  ];
}
