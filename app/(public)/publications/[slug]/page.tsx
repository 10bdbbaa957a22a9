import type { Metadata } from "next";
import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd } from "#lib/feeds/jsonld-pages.ts";
import {
  findMovedPublication,
  findPublicPublication,
} from "#lib/reading/publications/public-queries.ts";
import { bySlug } from "../../by-slug.ts";
import { FeedLinks } from "../../feed-links.tsx";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { readerFeeds } from "../../reader-feeds.ts";
import { IssueIndex } from "./issue-index.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadPublication = bySlug("/publications", findPublicPublication, findMovedPublication);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const publication = await loadPublication((await params).slug);
  if (!publication) return missingMetadata;
  return {
    title: publication.name,
    description: `What has been read from ${publication.name}.`,
    alternates: {
      canonical: `/publications/${publication.slug}`,
      types: readerFeeds(`/publications/${publication.slug}/feeds`, publication.name, ["articles"]),
    },
  };
}

export default async function PublicationPage({ params }: Props) {
  const publication = await loadPublication((await params).slug);
  if (!publication) return <Missing />;
  const { issues, articles } = publication;
  return (
    <>
      <PublicHead title={publication.name} kicker={<a href="/articles">Reading</a>}>
        {publication.description ? <Markdown source={publication.description} /> : null}
      </PublicHead>
      {publication.url ? (
        <p className="mb-6">
          <a
            href={publication.url}
            rel="nofollow noopener"
            data-print-address=""
            className="inline-flex min-h-11 items-center underline"
          >
            {publication.name} on the web
          </a>
        </p>
      ) : null}
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
      <JsonLd
        data={crumbsJsonLd(env().siteUrl, [
          { name: "Reading", path: "/articles" },
          { name: publication.name, path: `/publications/${publication.slug}` },
        ])}
      />
    </>
  );
}
