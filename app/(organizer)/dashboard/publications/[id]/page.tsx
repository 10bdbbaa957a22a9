import { OutLink } from "#app/_ui/desk/facts.tsx";
import { keptRowPage } from "#app/_ui/kept/row-page.tsx";
import { Link } from "#app/_ui/link.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import {
  keptPublications,
  listArticlesIn,
  type Publication,
} from "#lib/reading/publications/queries.ts";
import { plural } from "#lib/text/plural.ts";
import { partialDate } from "#lib/time/dates.ts";
import { remove } from "../actions.ts";

const { metadata, page } = keptRowPage(keptPublications, {
  done: { created: "The publication is added. Articles can be said to be from it now." },
  facts: ({ url, issues }) => [
    { term: "Website", value: url ? <OutLink href={url} /> : null },
    {
      term: plural(issues.length, { one: "Issue", other: "Issues" }),
      value: issues.length > 0 ? <Issues issues={issues} /> : null,
    },
  ],
  text: ({ description }) =>
    description ? <Markdown source={description} className="pt-4" /> : null,
  uses: async (actor, id) => {
    const articles = await listArticlesIn(actor, id);
    const list = <Articles articles={articles} />;
    return { title: "Articles in it", list };
  },
  remove,
});

export { metadata, page as default };

function Issues({ issues }: Pick<Publication, "issues">) {
  return (
    <ul>
      {issues.map((issue) => (
        <li key={issue.id}>
          {issue.url ? (
            <a href={issue.url} className="underline" rel="noreferrer">
              {issue.number}
            </a>
          ) : (
            issue.number
          )}
          {issue.datedOn ? (
            <span className="text-quiet">, {partialDate(issue.datedOn)}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Articles({ articles }: { articles: Awaited<ReturnType<typeof listArticlesIn>> }) {
  if (articles.length === 0) {
    return <p className="text-quiet">None yet. Choose this publication in an article’s form.</p>;
  }
  return (
    <ul className="border-t border-ink">
      {articles.map((article) => (
        <li key={article.id} className="border-b border-rule py-2">
          <Link href={`/dashboard/articles/${article.id}`} className="underline wrap-anywhere">
            {article.title}
          </Link>
          <span className="block text-sm text-quiet">
            {[
              article.author,
              article.issue && `issue ${article.issue}`,
              article.publishedOn && partialDate(article.publishedOn),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
