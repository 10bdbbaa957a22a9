import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { outcome } from "#app/_ui/desk/done-note.tsx";
import { RowPage } from "#app/_ui/desk/row-page.tsx";
import { SeenMeetings } from "#app/_ui/desk/seen-meetings.tsx";
import { mayEditKept } from "#lib/kept/policy.ts";
import { listSeenMeetings } from "#lib/kept/seen-meetings.ts";
import { now } from "#lib/time/clock.ts";
import { getVenue, keptVenues } from "#lib/venues/queries.ts";
import { deleteVenueAction } from "../actions.ts";
import { VenueFacts } from "./venue-facts.tsx";

export const metadata: Metadata = { title: "Venue" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: "The venue is added. It can be chosen for meetings now.",
  saved: "Saved. Where the address changed, people's calendars learn of it by themselves.",
  merged: "The two are one now.",
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const venue = await getVenue(actor, id);
  const meetings = await listSeenMeetings(actor, keptVenues, id);
  return (
    <RowPage
      noun="venue"
      list={{ href: "/dashboard/venues", label: "Venues" }}
      row={venue}
      mayEdit={mayEditKept(actor, venue)}
      done={outcome(DONE, (await searchParams).done)}
      facts={<VenueFacts venue={venue} />}
      uses={{
        title: "Meetings here",
        list: (
          <SeenMeetings
            actor={actor}
            meetings={meetings}
            at={now()}
            none="None yet. Choose this venue in a meeting's form."
          />
        ),
      }}
      remove={deleteVenueAction.bind(null, id)}
      held={
        meetings.length > 0
          ? "It cannot be deleted while the meetings above are set for it. Give them another venue first, or merge this one into another."
          : undefined
      }
    />
  );
});
