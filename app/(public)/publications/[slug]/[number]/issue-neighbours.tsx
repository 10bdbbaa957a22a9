import { issueName } from "#app/_ui/articles/issue-name.ts";
import type { PublicIssue, PublicIssuePage } from "#lib/reading/publications/public-queries.ts";
import { issuePath } from "#lib/text/issue-address.ts";
import { partialDate } from "#lib/time/dates.ts";

/** From an issue to the one before it, the one after it, and back to the index. */
export function IssueNeighbours({ issue }: { issue: PublicIssuePage }) {
  const { publication, previous, next } = issue;
  return (
    <nav
      aria-label="Issues"
      className="mt-8 grid grid-cols-2 gap-x-6 print:hidden sm:grid-cols-[1fr_auto_1fr]"
    >
      <div>
        {previous ? (
          <Neighbour slug={publication.slug} issue={previous} rel="prev" word="Previous" />
        ) : null}
      </div>
      <p className="order-last col-span-2 mt-3 sm:order-none sm:col-span-1 sm:mt-0 sm:text-center">
        <a href={`/publications/${publication.slug}`} className="inline-flex min-h-11 items-center">
          Back to index
        </a>
      </p>
      <div className="text-right">
        {next ? <Neighbour slug={publication.slug} issue={next} rel="next" word="Next" /> : null}
      </div>
    </nav>
  );
}

function Neighbour({
  slug,
  issue,
  rel,
  word,
}: {
  slug: string;
  issue: PublicIssue;
  rel: "prev" | "next";
  word: string;
}) {
  return (
    <>
      <p className="kicker text-quiet">{word}</p>
      <a
        href={issuePath(slug, issue.number)}
        rel={rel}
        className="headline inline-flex min-h-11 items-center text-xl"
      >
        {issueName(issue.number)}
      </a>
      {issue.datedOn ? <p className="text-quiet">{partialDate(issue.datedOn)}</p> : null}
    </>
  );
}
