import { and, count, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { images } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { env } from "#lib/env.ts";
import { now } from "#lib/time/clock.ts";

const HOUR_MS = 3_600_000;

/** What a group may still send of pictures. */
export type PictureRoom = {
  /** In bytes. */
  used: number;
  most: number;
  /** Pictures. */
  leftThisHour: number;
  anHour: number;
};

/** What nobody has sent anything to has. */
export function emptyRoom(): PictureRoom {
  const { picturesAnHour: anHour, picturesMb } = env();
  return { used: 0, most: picturesMb * 1_000_000, leftThisHour: anHour, anHour };
}

async function roomsWhere(db: Reader, where: SQL | undefined): Promise<Map<string, PictureRoom>> {
  const at = now();
  const empty = emptyRoom();
  const ofGroups = await db
    .select({
      groupId: images.groupId,
      used: sql<number>`sum(length(${images.data}))`.mapWith(Number),
    })
    .from(images)
    .where(where)
    .groupBy(images.groupId);
  // None from the future, where the clock was ahead: they would count for ever.
  const lately = and(
    where,
    gt(images.createdAt, new Date(at.getTime() - HOUR_MS)),
    lte(images.createdAt, at),
  );
  const fresh = await db
    .select({ groupId: images.groupId, n: count() })
    .from(images)
    .where(lately)
    .groupBy(images.groupId);
  const sent = new Map(fresh.map(({ groupId, n }) => [groupId, n]));
  return new Map(
    ofGroups.map(({ groupId, used }) => [
      groupId,
      { ...empty, used, leftThisHour: Math.max(0, empty.anHour - (sent.get(groupId) ?? 0)) },
    ]),
  );
}

/** What a group may still send. */
export async function pictureRoom(db: Reader, groupId: string): Promise<PictureRoom> {
  return (await roomsWhere(db, eq(images.groupId, groupId))).get(groupId) ?? emptyRoom();
}

/** What each group that the actor organizes may still send, if it has pictures at all. */
export async function listPictureRooms(actor: Actor): Promise<Record<string, PictureRoom>> {
  const own = inGroupsOf(actor, "organizer", images.groupId);
  return Object.fromEntries(await roomsWhere(store.read, own));
}
