import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import {
  findMovedPublication,
  findPublicPublication,
} from "#lib/reading/publications/public-queries.ts";
import { FeedLinks } from "../../feed-links.tsx";
import { OnTheWeb } from "../../on-the-web.tsx";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";
import { readerFeeds } from "../../reader-feeds.ts";
import { IssueIndex } from "./issue-index.tsx";

const { generateMetadata, page } = publicRowPage({
  base: "/publications",
  list: { name: "Reading", path: "/articles" },
  find: findPublicPublication,
  findMoved: findMovedPublication,
  about: ({ slug, name }) => ({
    title: name,
    description: `What has been read from ${name}.`,
    feeds: readerFeeds(`/publications/${slug}/feeds`, name, ["articles"]),
  }),
  show: (publication) => <Shown publication={publication} />,
});

export { generateMetadata, page as default };

type Publication = NonNullable<Awaited<ReturnType<typeof findPublicPublication>>>;

function Shown({ publication }: { publication: Publication }) {
  const { issues, articles } = publication;
  return (
    <>
      <PublicHead title={publication.name} kicker={<a href="/articles">Reading</a>}>
        {publication.description ? <Markdown source={publication.description} /> : null}
      </PublicHead>
      <OnTheWeb of={publication.name} href={publication.url} className="mb-6" />
      {issues.length > 0 ? <IssueIndex publication={publication} issues={issues} /> : null}
      {articles.length > 0 ? (
        <section className="mt-12 first:mt-0">
          <h2 className="headline mb-3 text-2xl">
            {issues.length > 0 ? "In no numbered issue" : "Articles"}
          </h2>
          <ul className="border-b border-rule">
            {articles.map((article) => (
              <ArticleEntry key={article.id} article={article} heading="h3" />
            ))}
          </ul>
        </section>
      ) : null}
      <FeedLinks base={`/publications/${publication.slug}/feeds`} subjects={["articles"]} />
    </>
  );
}
