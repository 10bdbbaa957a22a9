import { and, eq, lt, notExists } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { organizes } from "#lib/access/own-group.ts";
import { newId } from "#lib/ids.ts";
import { done, Forbidden, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { type EncodedImage, encodeImage } from "./encode.ts";
import { inReport } from "./public-queries.ts";

/** Pictures that nothing shows are kept this long, in milliseconds: a form may still be open. */
const UNUSED_FOR = 7 * 86_400_000;

type StoredImage = { id: string; width: number; height: number };

/**
 * Keeps an uploaded picture for a group, re-encoded (see `encodeImage`), and
 * clears away the group's pictures that nothing has shown for a week.
 * Throws Forbidden for those who do not organize the group.
 */
export async function storeImage(
  actor: Actor,
  groupId: string,
  bytes: Uint8Array,
): Promise<Result<StoredImage>> {
  if (!(await organizes(store.read, actor, groupId))) throw new Forbidden();
  const encoded = await encodeImage(bytes);
  if (!encoded.ok) return encoded;
  return done(await keep(groupId, encoded.value));
}

async function keep(groupId: string, { data, width, height }: EncodedImage): Promise<StoredImage> {
  const id = newId();
  const at = now();
  await store.write(async (tx) => {
    await tx.insert(images).values({ id, groupId, data, width, height, createdAt: at });
    const shown = tx
      .select({ id: meetings.id })
      .from(meetings)
      .where(eq(meetings.imageId, images.id));
    const reported = tx.select({ id: meetings.id }).from(meetings).where(inReport());
    const worn = tx.select({ id: groups.id }).from(groups).where(eq(groups.imageId, images.id));
    await tx
      .delete(images)
      .where(
        and(
          eq(images.groupId, groupId),
          lt(images.createdAt, new Date(at.getTime() - UNUSED_FOR)),
          notExists(shown),
          notExists(worn),
          notExists(reported),
        ),
      );
  });
  return { id, width, height };
}
