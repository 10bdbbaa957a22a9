import { keptListPage } from "#app/_ui/kept/list-page.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";

const { metadata, page } = keptListPage(keptSpeakers, {
  advice:
    "Add the people who speak at your meetings, once, with a few words about them. A meeting’s programme then only names them.",
  columns: [
    {
      header: "Biography",
      bare: true,
      cell: ({ biography }) => (
        <span className="text-quiet">{markdownToLine(biography, 90) || "No biography yet"}</span>
      ),
    },
  ],
});

export { metadata, page as default };
