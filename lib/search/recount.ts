import { and, inArray, isNotNull, ne, type SQL } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  issues,
  meetings,
  publications,
  searchDocuments,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import {
  listed,
  publicArticleIds,
  publicSpeakerIds,
  publicVenueIds,
} from "#lib/access/visibility.ts";

/** What the index must have, by the rule that the pages follow: the kind and the id of each, sorted. */
export async function documentsOwed(): Promise<string[]> {
  const db = store.read;
  const inPublicArticles = (column: typeof articles.publicationId | typeof articles.issueId) =>
    db
      .select({ id: column })
      .from(articles)
      .where(and(inArray(articles.id, publicArticleIds(db)), isNotNull(column)));
  const seriesIds = db.select({ id: meetings.seriesId }).from(meetings).where(listed());
  const meetingIds = (where: SQL | undefined) =>
    db.select({ id: meetings.id }).from(meetings).where(where);
  const kinds = {
    meeting: meetingIds(listed()),
    report: meetingIds(and(listed(), ne(meetings.report, ""))),
    article: db
      .select({ id: articles.id })
      .from(articles)
      .where(inArray(articles.id, publicArticleIds(db))),
    speaker: db
      .select({ id: speakers.id })
      .from(speakers)
      .where(inArray(speakers.id, publicSpeakerIds(db))),
    venue: db
      .select({ id: venues.id })
      .from(venues)
      .where(inArray(venues.id, publicVenueIds(db))),
    group: db.select({ id: groups.id }).from(groups),
    publication: db
      .select({ id: publications.id })
      .from(publications)
      .where(inArray(publications.id, inPublicArticles(articles.publicationId))),
    issue: db
      .select({ id: issues.id })
      .from(issues)
      .where(inArray(issues.id, inPublicArticles(articles.issueId))),
    series: db.select({ id: series.id }).from(series).where(inArray(series.id, seriesIds)),
  };
  const owed: string[] = [];
  for (const [kind, query] of Object.entries(kinds)) {
    for (const { id } of await query) owed.push(`${kind} ${id}`);
  }
  return owed.sort();
}

/** What the index has, in the same words. */
export async function documentsThere(): Promise<string[]> {
  const rows = await store.read
    .select({ kind: searchDocuments.kind, id: searchDocuments.subjectId })
    .from(searchDocuments);
  return rows.map(({ kind, id }) => `${kind} ${id}`).sort();
}
