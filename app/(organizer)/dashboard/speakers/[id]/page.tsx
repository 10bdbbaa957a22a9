import { OutLink } from "#app/_ui/desk/facts.tsx";
import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { usingMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { remove } from "../actions.ts";

const { metadata, page } = keptRowPage(keptSpeakers, {
  done: { created: "The speaker is added, and can be put on a programme now." },
  facts: ({ url, familyName }) => [
    { term: "Family name", value: familyName },
    { term: "Website", value: url ? <OutLink href={url} /> : null },
  ],
  text: ({ biography }) =>
    biography ? (
      <Markdown source={biography} className="pt-4" />
    ) : (
      <p className="pt-4 text-quiet">No biography yet.</p>
    ),
  uses: usingMeetings(keptSpeakers, "None yet. Put the speaker on a meeting’s programme."),
  remove,
});

export { metadata, page as default };
