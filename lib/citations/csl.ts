/** Articles as CSL-JSON, the common tongue of reference managers (citeproc-js.readthedocs.io, csl-data.json of CSL 1.0.2). */
import { type Author, authorsOf } from "#lib/text/authors.ts";
import { cleanLine } from "#lib/text/clean.ts";

/** What a citation needs of an article. */
export type CitedArticle = {
  slug: string;
  title: string;
  author: string;
  publication: string | null;
  issue: string | null;
  publishedOn: string | null;
  url: string | null;
  archiveUrl: string | null;
  excerpt: string;
  language: string;
};

export type CslName = { literal: string } | { family: string; given: string; suffix?: string };

export type CslItem = {
  id: string;
  "citation-key": string;
  type: "article-journal" | "article-magazine" | "webpage";
  title: string;
  author?: CslName[];
  "container-title"?: string;
  issue?: string;
  issued?: { "date-parts": [number[]] };
  URL?: string;
  abstract?: string;
  language?: string;
  note?: string;
};

/** A person by the parts of the name where they are known; else who is named, as printed. */
function nameOf({ name, parts }: Author): CslName {
  return parts ?? { literal: name };
}

/** An address with nothing in it that a citation's own syntax is made of. */
function plainUrl(url: string): string {
  return url.replace(/[{}\\<>\s]/g, (char) => encodeURIComponent(char));
}

/** An article as CSL-JSON. Text is on one line, dates are as partial as they are known, and what is not known is left out. */
export function toCsl(article: CitedArticle): CslItem {
  const authors = authorsOf(article.author).map(nameOf);
  return {
    id: article.slug,
    "citation-key": article.slug,
    // An issue has its own place only in the citation of a journal.
    type: article.issue ? "article-journal" : article.publication ? "article-magazine" : "webpage",
    title: cleanLine(article.title),
    ...(authors.length > 0 ? { author: authors } : {}),
    ...(article.publication ? { "container-title": cleanLine(article.publication) } : {}),
    ...(article.issue ? { issue: cleanLine(article.issue) } : {}),
    ...(article.publishedOn
      ? { issued: { "date-parts": [article.publishedOn.split("-").map(Number)] } }
      : {}),
    ...(article.url ? { URL: plainUrl(article.url) } : {}),
    ...(article.excerpt ? { abstract: cleanLine(article.excerpt) } : {}),
    ...(article.language ? { language: article.language } : {}),
    ...(article.archiveUrl ? { note: `Archived copy: ${plainUrl(article.archiveUrl)}` } : {}),
  };
}
