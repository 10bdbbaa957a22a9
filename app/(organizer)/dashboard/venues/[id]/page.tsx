import type { Metadata } from "next";
import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { usingMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { keptVenues } from "#lib/venues/queries.ts";
import { deleteVenueAction } from "../actions.ts";
import { VenueFacts } from "./venue-facts.tsx";

export const metadata: Metadata = { title: "Venue" };

export default keptRowPage(keptVenues, {
  done: {
    created: "The venue is added. It can be chosen for meetings now.",
    saved: "Saved. Where the address changed, people's calendars learn of it by themselves.",
  },
  facts: (venue) => <VenueFacts venue={venue} />,
  uses: usingMeetings(keptVenues, {
    title: "Meetings here",
    none: "None yet. Choose this venue in a meeting's form.",
  }),
  held: "It cannot be deleted while the meetings above are set for it. Give them another venue first, or merge this one into another.",
  remove: deleteVenueAction,
});
