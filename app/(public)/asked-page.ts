import { type Asked, askedText } from "#lib/forms/asked.ts";

/** The page of a list that its address asks for; null where the list has no such page. */
export function askedListPage(asked: Asked, last: number): number | null {
  const text = askedText(asked, "page");
  if (text === "") return 1;
  const page = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  return page >= 1 && page <= last ? page : null;
}
