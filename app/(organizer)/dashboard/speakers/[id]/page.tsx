import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { outcome } from "#app/_ui/desk/done-note.tsx";
import { Facts, OutLink } from "#app/_ui/desk/facts.tsx";
import { RowPage } from "#app/_ui/desk/row-page.tsx";
import { SeenMeetings } from "#app/_ui/desk/seen-meetings.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { mayEditKept } from "#lib/kept/policy.ts";
import { listSeenMeetings } from "#lib/kept/seen-meetings.ts";
import { getSpeaker, keptSpeakers } from "#lib/speakers/queries.ts";
import { now } from "#lib/time/clock.ts";
import { deleteSpeakerAction } from "../actions.ts";

export const metadata: Metadata = { title: "Speaker" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: "The speaker is added, and can be put on a programme now.",
  saved: "Saved.",
  merged: "The two are one now.",
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const speaker = await getSpeaker(actor, id);
  const meetings = await listSeenMeetings(actor, keptSpeakers, id);
  return (
    <RowPage
      noun="speaker"
      list={{ href: "/dashboard/speakers", label: "Speakers" }}
      row={speaker}
      mayEdit={mayEditKept(actor, speaker)}
      done={outcome(DONE, (await searchParams).done)}
      facts={
        <>
          <Facts
            facts={[
              { term: "Website", value: speaker.url ? <OutLink href={speaker.url} /> : null },
              { term: "Kept by", value: speaker.group },
            ]}
          />
          {speaker.biography ? (
            <Markdown source={speaker.biography} className="pt-4" />
          ) : (
            <p className="pt-4 text-quiet">No biography yet.</p>
          )}
        </>
      }
      uses={{
        title: "Meetings",
        list: (
          <SeenMeetings
            actor={actor}
            meetings={meetings}
            at={now()}
            none="None yet. Put the speaker on a meeting's programme."
          />
        ),
      }}
      remove={deleteSpeakerAction.bind(null, id)}
      held={
        meetings.length > 0
          ? "A speaker on the programme of a meeting cannot be deleted. Take them off the programmes above first, or merge them into another."
          : undefined
      }
    />
  );
});
