import type { DetailField, Details } from "#lib/reading/articles/details.ts";

const NAME: Record<DetailField, string> = {
  url: "link",
  title: "title",
  author: "author",
  publicationId: "publication",
  issue: "issue",
  publishedOn: "date",
  excerpt: "excerpt",
  language: "language",
};

const list = new Intl.ListFormat("en-GB");
const names = (fields: DetailField[]) => list.format(fields.map((field) => NAME[field]));

/** What was taken from the article's page, and what was left as it was typed. */
export function DetailsNote({ details }: { details: Details }) {
  const { filled, kept, movedTo, unknownPublication } = details;
  return (
    <div role="status" className="flex flex-col gap-1 border-l-4 border-good py-1 pl-4">
      <p>
        {filled.length > 0
          ? `Filled in from the page: ${names(filled)}. Please check.`
          : "The page says nothing that was not here already."}
      </p>
      {movedTo ? (
        <p className="wrap-anywhere">The link is now the page’s own address: {movedTo}</p>
      ) : null}
      {kept.length > 0 ? (
        <>
          <p>Left as you typed it:</p>
          <ul className="list-disc pl-5">
            {kept.map(({ field, says }) => (
              <li key={field} className="wrap-anywhere">
                {NAME[field]}; the page says “{says}”
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unknownPublication ? (
        <p>
          The page is of “{unknownPublication}”, which is no publication here yet. Add it below if
          it is one.
        </p>
      ) : null}
    </div>
  );
}
