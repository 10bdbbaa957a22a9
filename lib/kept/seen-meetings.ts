import { and, type Column, desc, gt, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { type MeetingStatus, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { listed } from "#lib/access/visibility.ts";
import { now } from "#lib/time/clock.ts";
import type { Uses } from "./noun.ts";

/*
 * What venues, speakers, articles and publications have to do with meetings:
 * which of them an organizer may be told of.
 */

/** The meetings an organizer may be told of: those of their groups, and what is public anyway. */
export function seenBy(actor: Actor): SQL | undefined {
  return and(
    isNull(meetings.deletedAt),
    inGroupsOf(actor, "organizer", meetings.groupId, listed()),
  );
}

/** What a meeting of such a list shows of itself. */
export const seenColumns = {
  id: meetings.id,
  groupId: meetings.groupId,
  slug: meetings.slug,
  title: meetings.title,
  status: meetings.status,
  startsAtLocal: meetings.startsAtLocal,
  endsAt: meetings.endsAt,
};

export type SeenMeeting = {
  id: string;
  groupId: string;
  slug: string;
  title: string;
  status: MeetingStatus;
  startsAtLocal: string;
  endsAt: Date;
};

/** Meetings as what uses a row: `of` says which ones do, `as` what the row is to them */
export function usedByMeetings(as: string, of: (db: Reader, id: string | Column) => SQL): Uses {
  return {
    table: meetings,
    what: { one: "meeting", other: "meetings" },
    as,
    of: (db, id) => and(of(db, id), isNull(meetings.deletedAt)),
    seenBy,
    coming: () => gt(meetings.endsAt, now()),
    meetings: of,
  };
}

/** The meetings that use a row and that the organizer may be told of, the latest first. */
export async function listSeenMeetings(
  actor: Actor,
  { uses }: { uses: Uses },
  id: string,
): Promise<SeenMeeting[]> {
  return store.read
    .select(seenColumns)
    .from(meetings)
    .where(and(uses.of(store.read, id), seenBy(actor)))
    .orderBy(desc(meetings.startsAt));
}
