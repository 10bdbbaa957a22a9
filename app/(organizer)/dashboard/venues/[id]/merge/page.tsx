import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewVenueMerge } from "#lib/venues/merge.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { mergeVenuesAction } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptVenues, {
  preview: previewVenueMerge,
  facts: {
    address: "the address",
    latitude: "the place on the map",
    mapLink: "the link to a map",
    capacity: "the number of seats",
    accessNotes: "the access notes",
    directions: "the directions",
    url: "the website",
  },
  effects: ({ upcoming, roomsMoved, roomsJoined }) => [
    upcoming > 0 ? "Calendars learn of the other place." : "",
    roomsMoved.length > 0 ? `Its rooms come along: ${roomsMoved.join(", ")}.` : "",
    roomsJoined.length > 0 ? `Rooms of the same name become one: ${roomsJoined.join(", ")}.` : "",
  ],
  action: mergeVenuesAction,
});

export { metadata, page as default };
