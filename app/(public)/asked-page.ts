import { type Asked, askedText } from "#lib/forms/asked.ts";

/** The page that an address asks for, the first where it says nothing; null where that is no page of any list. */
export function wantedPage(asked: Asked): number | null {
  const text = askedText(asked, "page");
  if (text === "") return 1;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The page of a list that its address asks for; null where the list has no such page. */
export function askedListPage(asked: Asked, last: number): number | null {
  const page = wantedPage(asked);
  return page !== null && page <= last ? page : null;
}
