import { and, isNotNull, lt, notExists, notInArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import { inReport } from "./public-queries.ts";

/** Pictures that nothing shows are kept this long, in milliseconds: a form may still be open. */
const UNUSED_FOR_MS = 7 * 86_400_000;

/** Clears away pictures that were a week old at `due` and that no meeting, report or group shows. */
export async function eraseUnusedImages(due: Date): Promise<number> {
  const gone = await store.write((tx) => {
    const shown = tx
      .select({ id: meetings.imageId })
      .from(meetings)
      .where(isNotNull(meetings.imageId));
    const worn = tx.select({ id: groups.imageId }).from(groups).where(isNotNull(groups.imageId));
    const reported = tx.select({ id: meetings.id }).from(meetings).where(inReport());
    return tx
      .delete(images)
      .where(
        and(
          lt(images.createdAt, new Date(due.getTime() - UNUSED_FOR_MS)),
          notInArray(images.id, shown),
          notInArray(images.id, worn),
          notExists(reported),
        ),
      )
      .returning({ id: images.id });
  });
  return gone.length;
}
