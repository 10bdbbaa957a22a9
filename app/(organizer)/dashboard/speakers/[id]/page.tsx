import { Facts, OutLink } from "#app/_ui/desk/facts.tsx";
import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { usingMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { deleteSpeakerAction } from "../actions.ts";

const { metadata, page } = keptRowPage(keptSpeakers, {
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
  uses: usingMeetings(keptSpeakers, "None yet. Put the speaker on a meeting's programme."),
  remove: deleteSpeakerAction,
});

export { metadata, page as default };
