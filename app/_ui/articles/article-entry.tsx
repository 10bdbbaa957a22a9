import type { ReactNode } from "react";
import { readingTime } from "#lib/reading/articles/reading-order.ts";
import { hostOf } from "#lib/text/host.ts";
import { partialDate } from "#lib/time/dates.ts";

export type ArticleFacts = {
  slug: string;
  title: string;
  author: string;
  publication: string | null;
  issue: string | null;
  publishedOn: string | null;
  url: string | null;
  archiveUrl: string | null;
  language: string;
  readingMinutes: number | null;
};

/** Who wrote it, where it appeared and when, as one line. */
export function articleSource(article: ArticleFacts): string {
  const issue = article.issue ? `issue ${article.issue}` : "";
  const date = article.publishedOn ? partialDate(article.publishedOn) : "";
  return [article.author, article.publication ?? "", issue, date].filter(Boolean).join(", ");
}

const nameOf = (url: string) => hostOf(url) ?? "the web";

/** An article in a reading list. `linked` only where its own page is public; `children` stand below it. */
export function ArticleEntry({
  article,
  heading: Heading,
  linked = true,
  verb,
  children,
}: {
  article: ArticleFacts;
  heading: "h2" | "h3" | "h4";
  linked?: boolean;
  verb?: string;
  children?: ReactNode;
}) {
  const source = articleSource(article);
  return (
    <li className="border-t border-rule py-3 first:border-ink print:py-1.5">
      <Heading
        className="headline text-xl"
        lang={article.language === "" ? undefined : article.language}
      >
        {linked ? (
          <a href={`/articles/${article.slug}`} className="no-underline hover:underline">
            {article.title}
          </a>
        ) : (
          article.title
        )}
      </Heading>
      {source ? <p className="mt-0.5 leading-snug text-quiet">{source}</p> : null}
      <ArticleLinks article={article} verb={verb} />
      {children}
    </li>
  );
}

/** Where it can be read, or what else one does with it. */
export function ArticleLinks({
  article,
  verb = "Read",
  sourceClass = "",
}: {
  article: ArticleFacts;
  verb?: string;
  /** How the link to the source looks where it is the page's one action. */
  sourceClass?: string;
}) {
  if (!article.url && !article.archiveUrl && !article.readingMinutes) return null;
  const link = "inline-flex min-h-11 items-center print:min-h-0";
  return (
    <p className="flex flex-wrap items-center gap-x-5">
      {article.url ? (
        <a
          href={article.url}
          rel="nofollow noopener"
          className={sourceClass || link}
          aria-label={`${article.title}: ${verb.toLowerCase()} at ${nameOf(article.url)}`}
        >
          <span className="print:hidden">
            {verb} at {nameOf(article.url)}
          </span>
          <span className="hidden text-sm wrap-anywhere print:inline">
            {article.url.replace(/^https?:\/\/(www\.)?/, "")}
          </span>
        </a>
      ) : null}
      {article.archiveUrl ? (
        <a
          href={article.archiveUrl}
          rel="nofollow noopener"
          className={`${link} print:hidden`}
          aria-label={`${article.title}: archived copy`}
        >
          Archived copy
        </a>
      ) : null}
      {article.readingMinutes ? (
        <span className="text-quiet tabular-nums">{readingTime(article.readingMinutes)}</span>
      ) : null}
    </p>
  );
}
