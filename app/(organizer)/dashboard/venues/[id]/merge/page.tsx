import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { venueCommands } from "#lib/venues/commands.ts";
import { planRooms } from "#lib/venues/merge.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { merge } from "../../actions.ts";

const { metadata, page } = keptMergePage(
  keptVenues,
  venueCommands.preview,
  merge,
  ({ from, into, upcoming }) => {
    const { moved, joined } = planRooms(from, into);
    return [
      upcoming > 0 ? "Calendars that follow a feed learn of the other place by themselves." : "",
      moved.length > 0 ? `Its rooms come along: ${moved.map(({ name }) => name).join(", ")}.` : "",
      joined.length > 0
        ? `Rooms of the same name become one: ${joined.map(({ room }) => room.name).join(", ")}.`
        : "",
    ];
  },
);

export { metadata, page as default };
