import { type Asked, askedText } from "#lib/forms/asked.ts";
import { SEARCH_KINDS, type SearchKind } from "#lib/search/kinds.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { wantedPage } from "../asked-page.ts";

/** What the address of a search asks for; the page is null where it is no page of any list. */
export type AskedSearch = { text: string; kind?: SearchKind; year?: number; page: number | null };

/** Reads it from the address; what is no kind or year asks for nothing. */
export function askedSearch(asked: Asked): AskedSearch {
  const year = askedText(asked, "year");
  return {
    text: cleanLine(askedText(asked, "q").slice(0, 500)),
    kind: SEARCH_KINDS.find((kind) => kind === askedText(asked, "kind")),
    year: /^[12]\d{3}$/.test(year) ? Number(year) : undefined,
    page: wantedPage(asked),
  };
}

/** Whether the address asks for a kind or a year that no search has. */
export function asksUnknown(asked: Asked): boolean {
  const { kind, year } = askedSearch(asked);
  return (
    (askedText(asked, "kind") !== "" && kind === undefined) ||
    (askedText(asked, "year") !== "" && year === undefined)
  );
}

/** The address of a search. */
export function searchHref({ text, kind, year, page = 1 }: Partial<AskedSearch>): string {
  const asked = new URLSearchParams({ q: text ?? "" });
  if (kind) asked.set("kind", kind);
  if (year !== undefined) asked.set("year", String(year));
  if (page && page > 1) asked.set("page", String(page));
  return `/search?${asked}`;
}

/** What was asked, to be said again: of a long text only the beginning. */
export function inShort(text: string): string {
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : text;
}
