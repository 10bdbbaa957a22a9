import { and, type Column, desc, gt, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { type MeetingStatus, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { listed, reachable } from "#lib/access/visibility.ts";
import { now } from "#lib/time/clock.ts";
import type { Uses } from "./noun.ts";

/*
 * What venues, speakers, articles and publications have to do with meetings:
 * which of them an organizer may be told of, and how they learn of a change.
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

/** Meetings as what uses a row: `of` says which ones do, `as` what the row is to them, `mark` what another name is to them. */
export function usedByMeetings(
  as: string,
  of: (db: Reader, id: string | Column) => SQL,
  mark: (tx: Tx, which: SQL) => Promise<void> = markChanged,
): Uses {
  return {
    table: meetings,
    what: { one: "meeting", other: "meetings" },
    as,
    of: (db, id) => and(of(db, id), isNull(meetings.deletedAt)),
    seenBy,
    coming: () => gt(meetings.endsAt, now()),
    tell: (tx, id) => mark(tx, of(tx, id)),
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

/** Tells readers and calendars that something these meetings show has changed. */
export async function markChanged(tx: Tx, which: SQL): Promise<void> {
  await tx.update(meetings).set({ changedAt: now() }).where(and(which, reachable()));
}

/**
 * The place of these meetings has changed: as `markChanged`, and SEQUENCE
 * (RFC 5545, 3.8.7.4) is raised for those still to come, so that calendars move them.
 */
export async function markMoved(tx: Tx, which: SQL): Promise<void> {
  await markChanged(tx, which);
  await tx
    .update(meetings)
    .set({ sequence: sql`${meetings.sequence} + 1` })
    .where(and(which, reachable(), ne(meetings.status, "cancelled"), gt(meetings.endsAt, now())));
}
