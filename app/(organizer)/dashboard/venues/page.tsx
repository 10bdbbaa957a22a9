import { keptListPage } from "#app/_ui/kept/list-page.tsx";
import { keptVenues } from "#lib/venues/queries.ts";

const { metadata, page } = keptListPage(keptVenues, {
  searchedIn: "names and addresses",
  advice:
    "Add the halls and rooms you meet in, once: address, how to get in, how many fit. Every meeting there uses it.",
  columns: [
    {
      header: "Address",
      bare: true,
      cell: ({ address, locality }) =>
        [address, locality].filter(Boolean).join(", ") || (
          <span className="text-quiet">No address yet</span>
        ),
    },
  ],
  figures: [{ header: "Seats", align: "end", cell: ({ capacity }) => capacity }],
});

export { metadata, page as default };
