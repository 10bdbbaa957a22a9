import type { SearchKind } from "#db/tables.ts";

/** What is found, in words: of one and of several, in the order in which they are counted out. */
export const KIND_WORDS: Record<SearchKind, { one: string; many: string }> = {
  meeting: { one: "Meeting", many: "Meetings" },
  report: { one: "Report", many: "Reports" },
  article: { one: "Article", many: "Articles" },
  speaker: { one: "Speaker", many: "Speakers" },
  venue: { one: "Venue", many: "Venues" },
  group: { one: "Group", many: "Groups" },
  series: { one: "Series", many: "Series" },
  publication: { one: "Publication", many: "Publications" },
  issue: { one: "Issue", many: "Issues" },
};

/** For the pages, which know nothing of the tables. */
export type { SearchKind };

export const SEARCH_KINDS = Object.keys(KIND_WORDS) as SearchKind[];
