import type { Metadata } from "next";
import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import {
  countPublicArticles,
  listPublicArticlePage,
} from "#lib/reading/articles/public-queries.ts";
import { listPublicPublications } from "#lib/reading/publications/public-queries.ts";
import { askedListPage } from "../asked-page.ts";
import { FeedLinks } from "../feed-links.tsx";
import { listHref } from "../list-address.ts";
import { loadSiteName } from "../load.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";
import { readerFeeds } from "../reader-feeds.ts";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Reading",
    description: "What was read before the meetings, referred to at them and written about them.",
    alternates: {
      canonical: "/articles",
      types: readerFeeds("/feeds", await loadSiteName(), ["articles", "reports"]),
    },
  };
}

const PAGE = 60;

type Props = { searchParams: Promise<Asked> };

export default async function ArticlesPage({ searchParams }: Props) {
  const [count, publications] = await Promise.all([
    countPublicArticles(),
    listPublicPublications(),
  ]);
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const page = askedListPage(await searchParams, pageCount);
  if (page === null) return <Missing />;
  const articles = await listPublicArticlePage({ limit: PAGE, offset: (page - 1) * PAGE });
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
      <Pagination page={page} pageCount={pageCount} href={(n) => listHref("/articles", {}, n)} />
      <FeedLinks base="/feeds" subjects={["articles", "reports"]} />
    </>
  );
}
