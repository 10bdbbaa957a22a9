import { OutLink } from "#app/_ui/desk/facts.tsx";
import { keptListPage } from "#app/_ui/kept/list-page.tsx";
import { keptPublications, listPublications } from "#lib/reading/publications/queries.ts";

const { metadata, page } = keptListPage(
  { ...keptPublications, list: listPublications },
  {
    advice:
      "Add the papers, journals and sites whose articles you point your readers to, with their issues. They can also be added from an article’s form.",
    columns: [
      {
        header: "Website",
        bare: true,
        cell: ({ url }) => (url ? <OutLink href={url} /> : null),
      },
    ],
    figures: [{ header: "Issues", align: "end", cell: ({ issues }) => issues }],
  },
);

export { metadata, page as default };
