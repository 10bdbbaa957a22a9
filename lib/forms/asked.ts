import { NotFound } from "#lib/result.ts";

/* Reads the part of an address behind its question mark; whatever it cannot mean asks for nothing. */

/** What Next gives a page of it: a text for each name, or several. */
export type Asked = Readonly<Record<string, unknown>>;

/** The first of what an address or a form says for a name, as text; "" where it says nothing. */
export function askedText(asked: Asked, name: string): string {
  const [first] = [asked[name]].flat();
  return typeof first === "string" ? first : "";
}

/** The page of a list that `?page=` asks for, from 1 to the last there is. */
export function askedPage(asked: Asked, last = 10_000): number {
  return Math.min(Math.max(1, Math.trunc(Number(askedText(asked, "page"))) || 1), last);
}

/** How many pages a list has, at least one. Throws NotFound where the page asked for is none of them. */
export function pageCountFor(page: number, total: number, perPage: number): number {
  const count = Math.max(1, Math.ceil(total / perPage));
  if (page > count) throw new NotFound("Page");
  return count;
}
