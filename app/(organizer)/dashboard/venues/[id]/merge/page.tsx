import type { Metadata } from "next";
import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { counted } from "#lib/text/plural.ts";
import { previewVenueMerge } from "#lib/venues/merge.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { mergeVenuesAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge venues" };

export default keptMergePage(keptVenues, {
  preview: previewVenueMerge,
  facts: {
    address: "the address",
    latitude: "the place on the map",
    capacity: "the number of seats",
    accessNotes: "the access notes",
    directions: "the directions",
    url: "the website",
  },
  effects: ({ into, uses, upcoming, roomsMoved, roomsJoined }, taken) => [
    uses === 0
      ? "No meeting has to move."
      : `${counted(uses, { one: "meeting moves", other: "meetings move" })} to “${into.name}”${
          upcoming > 0
            ? `; ${counted(upcoming, { one: "is", other: "are" })} still to come, and calendars learn of it.`
            : "; none of them is still to come."
        }`,
    roomsMoved.length > 0 ? `Its rooms come along: ${roomsMoved.join(", ")}.` : "",
    roomsJoined.length > 0 ? `Rooms of the same name become one: ${roomsJoined.join(", ")}.` : "",
    taken.length > 0 ? `“${into.name}” takes over what it does not have: ${taken.join(", ")}.` : "",
  ],
  action: mergeVenuesAction,
});
