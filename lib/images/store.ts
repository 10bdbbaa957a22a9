import { eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, images } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { organizes } from "#lib/access/own-group.ts";
import { newId } from "#lib/ids.ts";
import { done, Forbidden, type Refusal, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { encodeImage } from "./encode.ts";
import { refuse } from "./refusals.ts";
import { pictureRoom } from "./room.ts";

type StoredImage = { id: string; width: number; height: number };

/**
 * Keeps an uploaded picture for a group, re-encoded (see `encodeImage`).
 * Refuses more than the site has room for, in an hour and in all, before the
 * file is looked at. Throws Forbidden for those who do not organize the group.
 */
export async function storeImage(
  actor: Actor,
  groupId: string,
  bytes: Uint8Array,
): Promise<Result<StoredImage>> {
  if (!(await organizes(store.read, actor, groupId))) throw new Forbidden();
  const noRoom = await whyNoRoom(store.read, groupId, 1);
  if (noRoom) return noRoom;
  const encoded = await encodeImage(bytes);
  if (!encoded.ok) return encoded;
  const { data, width, height } = encoded.value;
  const id = newId();
  return store.write(async (tx) => {
    await lockPictures(tx, groupId);
    const full = await whyNoRoom(tx, groupId, data.length);
    if (full) return full;
    await tx.insert(images).values({ id, groupId, data, width, height, createdAt: now() });
    return done({ id, width, height });
  });
}

/** Of pictures that come at once, one after the other is counted. */
async function lockPictures(tx: Tx, groupId: string): Promise<void> {
  await tx
    .update(groups)
    .set({ slug: sql`${groups.slug}` })
    .where(eq(groups.id, groupId));
}

async function whyNoRoom(db: Reader, groupId: string, bytes: number): Promise<Refusal | null> {
  const { used, most, leftThisHour, anHour } = await pictureRoom(db, groupId);
  if (leftThisHour === 0) return refuse("hourly", { at: "image", most: anHour });
  if (used + bytes > most) return refuse("full", { at: "image", most: most / 1_000_000 });
  return null;
}
