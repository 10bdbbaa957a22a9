import type { SearchKind } from "#db/tables.ts";
import type { FoundPage, PageRow } from "./found-page.ts";
import { findMeetings, findReports } from "./meeting-pages.ts";
import { findGroups, findSeries, findSpeakers, findVenues } from "./named-pages.ts";
import { findArticles, findIssues, findPublications } from "./reading-pages.ts";

/*
 * The pages that were found, as they are at this moment. The index says which
 * they are; whether the public may see them is asked of the rows themselves once
 * more, by the rule that the pages follow.
 */

type Find = (ids: string[], at: Date) => Promise<PageRow[]>;

const FIND: Record<SearchKind, Find> = {
  meeting: findMeetings,
  report: findReports,
  article: findArticles,
  speaker: findSpeakers,
  venue: findVenues,
  group: findGroups,
  publication: findPublications,
  issue: findIssues,
  series: findSeries,
};

/** The pages of what the index found, in its order, without those that the public may not see at this moment. */
export async function findPages(
  hits: readonly { kind: SearchKind; subjectId: string }[],
  at: Date,
): Promise<(FoundPage & { kind: SearchKind })[]> {
  const byKind = Map.groupBy(hits, (hit) => hit.kind);
  const found = new Map<string, FoundPage>();
  for (const [kind, some] of byKind) {
    const rows = await FIND[kind](
      some.map((hit) => hit.subjectId),
      at,
    );
    for (const { id, ...page } of rows) found.set(`${kind} ${id}`, page);
  }
  return hits.flatMap(({ kind, subjectId }) => {
    const page = found.get(`${kind} ${subjectId}`);
    return page ? [{ kind, ...page }] : [];
  });
}
