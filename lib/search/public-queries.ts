import type { SearchKind } from "#db/tables.ts";
import { type Attempt, attempts } from "./attempts.ts";
import { type Counts, countFound } from "./counts.ts";
import { searchEngine } from "./engine.ts";
import type { FoundPage } from "./found-page.ts";
import { findPages } from "./pages.ts";
import { CANDIDATES, type Tally } from "./query.ts";
import { snippet } from "./snippet.ts";
import { markWords, type Piece } from "./words.ts";

/** Results on one page. */
export const PAGE_SIZE = 20;
/** As many are offered while one types. */
const OFFERED = 7;

/** A page that was found, with the words that were looked for marked. */
export type Result = Omit<FoundPage, "title" | "text"> & {
  kind: SearchKind;
  title: Piece[];
  snippet: Piece[];
};

export type Findings = Counts & {
  results: Result[];
  /** So many, the first, are put in order and can be reached. */
  reachable: number;
  /** The page shown, from 1: the last, where one past it was asked for. */
  page: number;
  pageCount: number;
  /** The words that were looked for instead, where one that was typed stands nowhere. */
  corrected: string | null;
  /** Nothing has every word: these have some of them. */
  partly: boolean;
};

type Asked = { text: string; at: Date; kind?: SearchKind; year?: number; page?: number };

/**
 * Public pages that have the words of a text (any text at all), without regard
 * to case, accents and the endings of an English plural, the best first. Where
 * there are none, a word that stands nowhere is taken for the nearest one that
 * does; after that, some of the words do. Nothing is found that is not public
 * at this moment. Null where nothing is.
 */
export async function searchSite(asked: Asked): Promise<Findings | null> {
  const engine = searchEngine();
  for await (const attempt of attempts(asked.text, asked.at)) {
    const tally = await engine.tally(attempt.query);
    if (tally.length > 0) return findingsOf(asked, attempt, tally);
  }
  return null;
}

/** A few pages for the list below the field while one types; found as by `searchSite`. */
export async function offerPages({ text, at }: { text: string; at: Date }) {
  const engine = searchEngine();
  for await (const { query } of attempts(text, at)) {
    const hits = await engine.rank(query, { limit: OFFERED, offset: 0 });
    const pages = await findPages(hits, at);
    if (pages.length === 0) continue;
    return pages.map(({ kind, href, title, date, off }) => ({
      kind,
      href,
      title: markWords(title, query.wanted),
      date,
      off,
    }));
  }
  return [];
}

async function findingsOf(
  asked: Asked,
  { query, corrected }: Attempt,
  found: Tally,
): Promise<Findings> {
  const narrow = { ...query, kind: asked.kind, year: asked.year };
  const counts = await countFound(narrow, found);
  const reachable = Math.min(counts.total, CANDIDATES);
  const pageCount = Math.max(1, Math.ceil(reachable / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), pageCount);
  const hits = await searchEngine().rank(narrow, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const pages = await findPages(hits, asked.at);
  return {
    results: pages.map(({ title, text, ...rest }) => ({
      ...rest,
      title: markWords(title, query.wanted),
      snippet: snippet(text, query.wanted),
    })),
    ...counts,
    reachable,
    page,
    pageCount,
    corrected,
    partly: query.which === "any",
  };
}
