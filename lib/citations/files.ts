import type { FeedContent } from "#lib/syndication/http.ts";
import { toBibtex } from "./bibtex.ts";
import { type CitedArticle, toCsl } from "./csl.ts";
import { toRis } from "./ris.ts";

export const CITATION_FORMATS = ["bib", "ris", "json"] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** Whether an address names a kind of citation file. */
export function isCitationFormat(name: string): name is CitationFormat {
  return (CITATION_FORMATS as readonly string[]).includes(name);
}

const TYPES = {
  bib: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
  json: "application/vnd.citationstyles.csl+json; charset=utf-8",
} as const;

/**
 * Articles as a file for a reference manager: BibTeX, RIS or CSL-JSON.
 * `name` is the file's name without its ending, of letters that any system takes.
 */
export function citationFile(
  format: CitationFormat,
  articles: CitedArticle[],
  { name, changedAt }: { name: string; changedAt: Date },
): FeedContent {
  return {
    text: citationText(format, articles),
    changedAt,
    filename: `${name}.${format}`,
    contentType: TYPES[format],
    saved: true,
  };
}

function citationText(format: CitationFormat, articles: CitedArticle[]): string {
  const items = articles.map(toCsl);
  if (format === "bib") return toBibtex(items);
  if (format === "ris") return toRis(items);
  return `${JSON.stringify(items, null, 2)}\n`;
}
