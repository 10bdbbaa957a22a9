import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { findMovedPublication, findPublicPublication } from "#lib/articles/public-queries.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadPublication = cache(async (slug: string) => {
  const publication = await findPublicPublication(slug);
  if (publication) return publication;
  const moved = await findMovedPublication(slug);
  // Of one that is not public nobody learns the present name either.
  if (moved && (await findPublicPublication(moved))) permanentRedirect(`/publications/${moved}`);
  return null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const publication = await loadPublication((await params).slug);
  if (!publication) return missingMetadata;
  return {
    title: publication.name,
    description: `What has been read from ${publication.name}.`,
    alternates: { canonical: `/publications/${publication.slug}` },
  };
}

export default async function PublicationPage({ params }: Props) {
  const publication = await loadPublication((await params).slug);
  if (!publication) return <Missing />;
  return (
    <>
      <PublicHead title={publication.name} kicker="Publication">
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
      <ul className="border-b border-rule">
        {publication.articles.map((article) => (
          <ArticleEntry key={article.id} article={article} heading="h2" />
        ))}
      </ul>
    </>
  );
}
