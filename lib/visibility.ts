import { and, eq, exists, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/store.ts";
import { meetings, programmeItems, programmeSpeakers, relations } from "#db/tables.ts";

/*
 * What the public may see, as conditions for queries: the one place that says
 * it. Leaf file, so that every noun can use it.
 */

/** Has a page: announced once, and neither withdrawn to draft nor deleted. Unlisted ones too. */
export function reachable(): SQL | undefined {
  return and(
    inArray(meetings.status, ["published", "cancelled", "postponed"]),
    isNotNull(meetings.firstPublishedAt),
    isNull(meetings.deletedAt),
  );
}

/** Stands in lists, feeds, search and the sitemap: reachable and public. */
export function listed(): SQL | undefined {
  return and(reachable(), eq(meetings.visibility, "public"));
}

/** A venue, speaker, article or topic is public once a listed meeting has to do with it. */
export function venueHasListedMeeting(db: Reader, venueId: SQL | typeof meetings.venueId) {
  return exists(
    db
      .select({ one: sql`1` })
      .from(meetings)
      .where(and(eq(meetings.venueId, venueId), listed())),
  );
}
