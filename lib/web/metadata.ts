import { isPartialDate, TITLE_MAX } from "#lib/forms/fields.ts";
import { isSuffix } from "#lib/text/authors.ts";
import { cleanLine, isVisible } from "#lib/text/clean.ts";
import { isLanguage } from "#lib/text/languages.ts";
import { cutAtWord } from "#lib/text/markdown.ts";
import { findArticle } from "./json-ld.ts";
import { type PageTags, readTags } from "./tags.ts";

/** What a page says of the article on it; "" for what it does not. Plain text on one line, within what a form takes. */
export type PageMetadata = {
  url: string;
  title: string;
  author: string;
  publication: string;
  issue: string;
  publishedOn: string;
  language: string;
  excerpt: string;
};

const EXCERPT_MAX = 500;

/**
 * What a page says of the article on it: by the tags of scholarly papers
 * (citation_…), schema.org in JSON-LD, Open Graph, Dublin Core and plain HTML,
 * in this order. Nothing in it is trusted to be true; an organizer looks at it.
 */
export function readMetadata({ url, html }: { url: URL; html: string }): PageMetadata {
  const tags = readTags(html);
  const linked = findArticle(tags.jsonLd);
  const meta = (...names: string[]) => names.flatMap((name) => tags.meta.get(name) ?? []);
  const site = line(meta("og:site_name")[0] ?? "");
  return {
    url: canonical(tags, url),
    title: first(
      [
        ...meta("citation_title"),
        linked?.title,
        ...meta("og:title", "twitter:title", "dc.title", "dcterms.title"),
        withoutSite(line(tags.title), site),
      ],
      TITLE_MAX,
    ),
    author: authors(
      meta("citation_author", "citation_authors"),
      linked?.authors ?? [],
      meta("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    ),
    publication: first([...meta("citation_journal_title"), linked?.publication, site], 200),
    issue: first([...meta("citation_issue"), linked?.issue], 40),
    publishedOn: date([
      ...meta("citation_publication_date", "citation_date", "citation_online_date"),
      linked?.publishedOn,
      ...meta("article:published_time", "og:published_time", "parsely-pub-date", "datepublished"),
      ...meta("dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued", "date", "pubdate"),
    ]),
    language: language([
      ...meta("citation_language"),
      linked?.language,
      tags.lang,
      ...meta("og:locale", "dc.language", "dcterms.language"),
    ]),
    excerpt: first(
      [linked?.excerpt, ...meta("og:description", "description", "dc.description")],
      EXCERPT_MAX,
    ),
  };
}

/** Without tags that some pages leave in, on one line; "" where nothing can be seen. */
function line(text: string): string {
  const bare = cleanLine(text.slice(0, 20_000).replace(/<\/?[a-z][^<>]{0,200}>/gi, " "));
  return isVisible(bare) ? bare : "";
}

function first(values: (string | undefined)[], max: number): string {
  for (const value of values) {
    const text = line(value ?? "");
    if (text !== "") return cutAtWord(text, max);
  }
  return "";
}

/** "The article – The Site" without the site's name, where the page says what that is. */
function withoutSite(title: string, site: string): string {
  if (site === "") return title;
  const [before, after] = [title.indexOf(site), title.lastIndexOf(site)];
  if (after > 0 && after + site.length === title.length) {
    return title.slice(0, after).replace(/\s*[-–—|·:»]\s*$/, "") || title;
  }
  if (before === 0) return title.slice(site.length).replace(/^\s*[-–—|·:»]\s*/, "") || title;
  return title;
}

/** The names of the first list that has any; addresses of profiles are none. */
function authors(...lists: string[][]): string {
  for (const list of lists) {
    const names = list
      .map((name) => inOrder(line(name)))
      .filter((name) => name !== "" && !/^(https?:\/\/|www\.|@)/i.test(name));
    if (names.length > 0) return within([...new Set(names)], 300);
  }
  return "";
}

/** "Family, Given" as "Given Family": commas part the names in the form. */
function inOrder(name: string): string {
  const [family = "", given = "", ...more] = name.split(/\s*,\s*/);
  const oneName = more.length === 0 && given !== "" && !family.includes(" ") && !isSuffix(given);
  return oneName ? `${given} ${family}` : name;
}

/** On one line; by semicolons where a name has a comma. */
function within(names: string[], max: number): string {
  const between = names.length > 1 && names.some((name) => name.includes(",")) ? "; " : ", ";
  const kept: string[] = [];
  for (const name of names) if ([...kept, name].join(between).length <= max) kept.push(name);
  return kept.join(between);
}

/** The day, month or year that the first readable date has where it was written. */
function date(values: (string | undefined)[]): string {
  for (const value of values) {
    const found = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(value ?? "");
    if (!found) continue;
    const [, year = "", month, day] = found;
    const two = (piece: string) => piece.padStart(2, "0");
    const text = [year, month && two(month), month && day && two(day)].filter(Boolean).join("-");
    if (isPartialDate(text)) return text;
  }
  return "";
}

function language(values: (string | undefined)[]): string {
  for (const value of values) {
    const tag = canonicalTag((value ?? "").trim().replaceAll("_", "-"));
    if (tag && isLanguage(tag)) return tag;
  }
  return "";
}

function canonicalTag(text: string): string | null {
  if (text === "" || text.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

const bare = (host: string) => host.replace(/^www\./, "");

/**
 * The address that the page wants to be known by, where it is one of the same
 * site and not just its front page; else the one it was found at, without the
 * marks of campaigns.
 */
function canonical(tags: PageTags, found: URL): string {
  const wanted = tags.canonical || (tags.meta.get("og:url")?.[0] ?? "");
  if (wanted && URL.canParse(wanted, found.href)) {
    const url = new URL(wanted, found);
    const same = /^https?:$/.test(url.protocol) && bare(url.hostname) === bare(found.hostname);
    const front = url.pathname === "/" && url.search === "" && found.pathname !== "/";
    if (same && !front && !url.username && url.href.length <= 2000) {
      url.hash = "";
      return url.href;
    }
  }
  const url = new URL(found);
  for (const name of [...url.searchParams.keys()]) {
    if (/^(utm_\w+|fbclid|gclid|mc_[ce]id)$/.test(name)) url.searchParams.delete(name);
  }
  url.hash = "";
  return url.href;
}
