import { keptListPage } from "#app/_ui/kept/list-page.tsx";
import { Link } from "#app/_ui/link.tsx";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { partialDate } from "#lib/time/dates.ts";

const { metadata, page } = keptListPage(keptArticles, {
  searchedIn: "titles, authors and publications",
  advice:
    "Add what people should read, hear or watch before a meeting, and the reports that appear after it. Only facts and links are kept, not the text.",
  first: {
    header: "Title",
    cell: ({ id, name, author }) => (
      <>
        <Link href={`/dashboard/articles/${id}`} className="font-semibold underline wrap-anywhere">
          {name}
        </Link>
        {author ? <span className="block text-quiet">{author}</span> : null}
      </>
    ),
  },
  columns: [
    {
      header: "Publication",
      bare: true,
      cell: ({ publication, issue }) =>
        [publication, issue && `issue ${issue}`].filter(Boolean).join(", "),
    },
    {
      header: "Date",
      bare: true,
      cell: ({ publishedOn }) => (publishedOn ? partialDate(publishedOn) : ""),
    },
  ],
});

export { metadata, page as default };
