import { and, eq, exists, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import {
  articles,
  meetings,
  programmeItems,
  programmeSpeakers,
  relations,
  series,
  speakers,
  venues,
} from "#db/tables.ts";

/*
 * What the public may see, as conditions for queries: the one place that says
 * it, a leaf that every noun can use. A venue, speaker or article is public
 * once a listed meeting has to do with it.
 */

/** Has a page: announced once, and neither withdrawn to draft nor deleted. Unlisted meetings too. */
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

/** The ids of the venues that are public, as a subquery. */
export function publicVenueIds(db: Reader) {
  return db.select({ id: meetings.venueId }).from(meetings).where(listed());
}

/** The ids of the speakers that are public, as a subquery. */
export function publicSpeakerIds(db: Reader) {
  return db
    .select({ id: programmeSpeakers.speakerId })
    .from(programmeSpeakers)
    .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .innerJoin(meetings, eq(meetings.id, programmeItems.meetingId))
    .where(listed());
}

/** The ids of the articles that are public, as a subquery. */
export function publicArticleIds(db: Reader) {
  return db
    .select({ id: relations.articleId })
    .from(relations)
    .innerJoin(meetings, eq(meetings.id, relations.meetingId))
    .where(listed());
}

/*
 * The same as conditions on the row that a query is at: quicker where it asks
 * for a few rows by their ids, slower where it asks for all.
 */

/** Whether a listed meeting takes place at the venue. */
export function isPublicVenue(db: Reader): SQL {
  const used = db.select({ id: meetings.id }).from(meetings);
  return exists(used.where(and(eq(meetings.venueId, venues.id), listed())));
}

/** Whether a listed meeting belongs to the series. */
export function isPublicSeries(db: Reader): SQL {
  const belonging = db.select({ id: meetings.id }).from(meetings);
  return exists(belonging.where(and(eq(meetings.seriesId, series.id), listed())));
}

/** Whether somebody speaks at a listed meeting. */
export function isPublicSpeaker(db: Reader): SQL {
  const spoken = db
    .select({ id: meetings.id })
    .from(programmeSpeakers)
    .innerJoin(programmeItems, eq(programmeItems.id, programmeSpeakers.itemId))
    .innerJoin(meetings, eq(meetings.id, programmeItems.meetingId));
  return exists(spoken.where(and(eq(programmeSpeakers.speakerId, speakers.id), listed())));
}

/** Whether the article is related to a listed meeting. */
export function isPublicArticle(db: Reader): SQL {
  const related = db
    .select({ id: meetings.id })
    .from(relations)
    .innerJoin(meetings, eq(meetings.id, relations.meetingId));
  return exists(related.where(and(eq(relations.articleId, articles.id), listed())));
}
