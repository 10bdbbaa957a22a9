import { issueName } from "#app/_ui/articles/issue-name.ts";
import type { findPublicPublication } from "#lib/reading/publications/public-queries.ts";
import { issuePath } from "#lib/text/issue-address.ts";
import { partialDate } from "#lib/time/dates.ts";

type Publication = NonNullable<Awaited<ReturnType<typeof findPublicPublication>>>;

/** The issues of a publication, the latest first, each with its table of contents. */
export function IssueIndex({
  publication,
  issues,
}: {
  publication: { slug: string };
  issues: Publication["issues"];
}) {
  return (
    <section>
      <h2 className="headline mb-3 text-2xl">Issues</h2>
      <ol className="border-b border-rule">
        {issues.map((issue) => (
          <li
            key={issue.id}
            className="gap-x-8 border-t border-rule py-4 first:border-t-2 first:border-ink sm:grid sm:grid-cols-[11rem_1fr]"
          >
            <div>
              <h3 className="headline text-2xl wrap-anywhere">
                <a
                  href={issuePath(publication.slug, issue.number)}
                  className="inline-flex min-h-11 items-center no-underline hover:underline"
                >
                  {issueName(issue.number)}
                </a>
              </h3>
              {issue.datedOn ? <p className="text-quiet">{partialDate(issue.datedOn)}</p> : null}
            </div>
            <ul className="mt-2 sm:mt-0">
              {issue.articles.map((article) => (
                <li key={article.id} lang={article.language || undefined}>
                  <a
                    href={`/articles/${article.slug}`}
                    className="inline-flex min-h-11 items-center leading-snug"
                  >
                    {article.title}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
