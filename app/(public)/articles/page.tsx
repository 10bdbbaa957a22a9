import type { Metadata } from "next";
import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { listPublicArticles } from "#lib/articles/public-queries.ts";
import { listPublicPublications } from "#lib/publications/public-queries.ts";
import { FeedLinks } from "../feed-links.tsx";
import { PublicHead } from "../public-head.tsx";
import { readerFeeds } from "../reader-feeds.ts";

export const metadata: Metadata = {
  title: "Reading",
  description: "What was read before the meetings, referred to at them and written about them.",
  alternates: {
    canonical: "/articles",
    types: readerFeeds("/feeds", "All groups", ["articles", "reports"]),
  },
};

export default async function ArticlesPage() {
  const [articles, publications] = await Promise.all([
    listPublicArticles(),
    listPublicPublications(),
  ]);
  return (
    <>
      <PublicHead title="Reading" />
      {publications.length > 0 ? (
        <nav aria-label="Publications" className="mb-8">
          <h2 className="kicker text-quiet">By publication</h2>
          <ul className="flex flex-wrap gap-x-6">
            {publications.map((publication) => (
              <li key={publication.slug}>
                <a
                  href={`/publications/${publication.slug}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {publication.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {articles.length > 0 ? (
        <ul className="border-b border-rule">
          {articles.map((article) => (
            <ArticleEntry key={article.id} article={article} heading="h2" />
          ))}
        </ul>
      ) : (
        <EmptyState title="Nothing to read has been gathered yet" />
      )}
      <FeedLinks base="/feeds" subjects={["articles", "reports"]} />
    </>
  );
}
