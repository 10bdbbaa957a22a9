import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { usingMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { keptVenues } from "#lib/venues/queries.ts";
import { remove } from "../actions.ts";
import { venueFacts } from "./venue-facts.tsx";

const { metadata, page } = keptRowPage(keptVenues, {
  done: { created: "The venue is added. It can be chosen for meetings now." },
  facts: venueFacts,
  uses: usingMeetings(keptVenues, "None yet. Choose this venue in a meeting’s form."),
  remove,
});

export { metadata, page as default };
