import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_server/found.ts";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button.tsx";
import { DeleteSection } from "#app/_ui/desk/delete-section.tsx";
import { DoneNote } from "#app/_ui/desk/done-note.tsx";
import { SeenMeetings } from "#app/_ui/desk/seen-meetings.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { now } from "#lib/clock.ts";
import { mayEditVenue } from "#lib/venues/policy.ts";
import { getVenue, listMeetingsAtVenue } from "#lib/venues/queries.ts";
import { deleteVenueAction } from "../actions.ts";
import { VenueFacts } from "./venue-facts.tsx";

export const metadata: Metadata = { title: "Venue" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
};

const DONE: Record<string, string> = {
  created: "The venue is added. It can be chosen for meetings now.",
  saved: "Saved. Calendars of people who are coming learn of a new address by themselves.",
  merged: "The two are one now.",
};

export default async function VenuePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const venue = await orNotFound(getVenue(actor, id));
  const meetings = await listMeetingsAtVenue(actor, id);
  const mayEdit = mayEditVenue(actor, venue);
  const here = `/dashboard/venues/${id}`;
  return (
    <>
      <PageHead
        title={venue.name}
        kicker={<Link href="/dashboard/venues">Venues</Link>}
        actions={mayEdit ? <ButtonLink href={`${here}/edit`}>Edit</ButtonLink> : null}
      >
        {mayEdit ? null : `Kept by ${venue.group}: only its organizers can change it.`}
      </PageHead>
      <DoneNote>{DONE[(await searchParams).done ?? ""]}</DoneNote>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div className="min-w-0">
          <VenueFacts venue={venue} />
        </div>
        <section className="min-w-0">
          <h2 className="headline pb-3 text-xl">Meetings here</h2>
          <SeenMeetings
            actor={actor}
            meetings={meetings}
            at={now()}
            none="None yet. Choose this venue in a meeting's form."
          />
        </section>
      </div>
      {mayEdit ? (
        <div className="mt-12 max-w-2xl">
          <Link
            href={`${here}/merge`}
            className="target flex items-center border-t border-rule text-quiet underline hover:text-ink"
          >
            Merge with another venue…
          </Link>
          <DeleteSection
            noun="venue"
            name={venue.name}
            action={deleteVenueAction.bind(null, id)}
            held={
              meetings.length > 0
                ? `It cannot be deleted while meetings are set for it (${meetings.length} above). Give them another venue first, or merge this one into another.`
                : undefined
            }
          />
        </div>
      ) : null}
    </>
  );
}
