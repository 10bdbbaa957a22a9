import type { KeptKind } from "#lib/kept/noun.ts";

const MANY: Record<KeptKind, string> = {
  venue: "venues",
  speaker: "speakers",
  article: "articles",
  publication: "publications",
};

/** All of them, in the order of the desk's places. */
export const KEPT_KINDS = Object.keys(MANY) as KeptKind[];

/** "venue" → "Venue". */
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What pages call a kept noun, and where they stand: "venue", "venues", "Venue", "Venues", "/dashboard/venues". */
export function keptWords(kind: KeptKind) {
  const many = MANY[kind];
  return {
    one: kind,
    many,
    titleOfOne: capital(kind),
    title: capital(many),
    base: `/dashboard/${many}`,
  };
}
