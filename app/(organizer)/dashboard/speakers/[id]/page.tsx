import type { Metadata } from "next";
import { Facts, OutLink } from "#app/_ui/desk/facts.tsx";
import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { usingMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { deleteSpeakerAction } from "../actions.ts";

export const metadata: Metadata = { title: "Speaker" };

export default keptRowPage(keptSpeakers, {
  done: { created: "The speaker is added, and can be put on a programme now." },
  facts: ({ url, group, biography }) => (
    <>
      <Facts
        facts={[
          { term: "Website", value: url ? <OutLink href={url} /> : null },
          { term: "Kept by", value: group },
        ]}
      />
      {biography ? (
        <Markdown source={biography} className="pt-4" />
      ) : (
        <p className="pt-4 text-quiet">No biography yet.</p>
      )}
    </>
  ),
  uses: usingMeetings(keptSpeakers, {
    title: "Meetings",
    none: "None yet. Put the speaker on a meeting's programme.",
  }),
  held: "A speaker on the programme of a meeting cannot be deleted. Take them off the programmes above first, or merge them into another.",
  remove: deleteSpeakerAction,
});
