import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { ArticleEntry, type ArticleFacts } from "#app/_ui/articles/article-entry.tsx";
import { CiteLinks } from "#app/_ui/articles/cite-links.tsx";
import { issueName } from "#app/_ui/articles/issue-name.ts";
import { findMovedIssue, findPublicIssue } from "#lib/reading/publications/public-queries.ts";
import { issuePath } from "#lib/text/issue-address.ts";
import { partialDate } from "#lib/time/dates.ts";
import { Missing, missingMetadata } from "../../../missing.tsx";
import { OnTheWeb } from "../../../on-the-web.tsx";
import { PublicHead } from "../../../public-head.tsx";
import { decodedPiece } from "./decoded-piece.ts";
import { IssueNeighbours } from "./issue-neighbours.tsx";

type Props = { params: Promise<{ slug: string; number: string }> };

const loadIssue = cache(async (slug: string, number: string) => {
  const key = decodedPiece(number);
  if (key === null) return null;
  const issue = await findPublicIssue(slug, key);
  if (issue) return issue;
  const moved = await findMovedIssue(slug, key);
  if (moved) permanentRedirect(moved);
  return null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params;
  const issue = await loadIssue(slug, number);
  if (!issue) return missingMetadata;
  const name = `${issue.publication.name}, ${issueName(issue.number).replace("Issue", "issue")}`;
  return {
    title: name,
    description: `What has been read from ${name}${issue.datedOn ? ` (${partialDate(issue.datedOn)})` : ""}.`,
    alternates: { canonical: issuePath(slug, issue.number) },
  };
}

export default async function IssuePage({ params }: Props) {
  const { slug, number } = await params;
  const issue = await loadIssue(slug, number);
  if (!issue) return <Missing />;
  const { publication } = issue;
  return (
    <>
      <PublicHead
        title={issueName(issue.number)}
        kicker={<a href={`/publications/${publication.slug}`}>{publication.name}</a>}
      >
        {issue.datedOn ? <p>{partialDate(issue.datedOn)}</p> : null}
      </PublicHead>
      <OnTheWeb of="The issue" href={issue.url} className="mb-6" />
      <ul className="border-b border-rule">
        {issue.articles.map((article) => (
          <ArticleEntry key={article.id} article={within(article, issue)} heading="h2" />
        ))}
      </ul>
      <CiteLinks path={issuePath(publication.slug, issue.number)} what="this issue" />
      <IssueNeighbours issue={issue} />
    </>
  );
}

/** An article on its issue's own page, which need not say again what the page is about. */
function within<A extends ArticleFacts>(article: A, issue: { datedOn: string | null }): A {
  const publishedOn = article.publishedOn === issue.datedOn ? null : article.publishedOn;
  return { ...article, publication: null, issue: null, publishedOn };
}
