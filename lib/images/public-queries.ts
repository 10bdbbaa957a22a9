import { and, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import { reachable } from "#lib/access/visibility.ts";

/** Whether the report of a meeting of the picture's group has it as a figure; for a query over meetings. */
export function inReport(): SQL | undefined {
  return and(
    eq(meetings.groupId, images.groupId),
    sql`${meetings.report} like '%/images/' || ${images.id} || '%'`,
  );
}

/** The sizes of pictures in pixels, by id. */
export async function listImageSizes(ids: string[]) {
  if (ids.length === 0) return new Map<string, { width: number; height: number }>();
  const rows = await store.read
    .select({ id: images.id, width: images.width, height: images.height })
    .from(images)
    .where(inArray(images.id, ids));
  return new Map(rows.map(({ id, ...size }) => [id, size]));
}

/** A picture's WebP bytes if the public may see it (a reachable meeting shows it, in its report too, or it is a group's own), else null. */
export async function findPublicImage(id: string): Promise<Buffer | null> {
  const db = store.read;
  const shown = db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.imageId, images.id), reachable()));
  const reported = db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(inReport(), reachable()));
  const worn = db.select({ id: groups.id }).from(groups).where(eq(groups.imageId, images.id));
  const [row] = await db
    .select({ data: images.data })
    .from(images)
    .where(and(eq(images.id, id), or(exists(shown), exists(worn), exists(reported))));
  return row?.data ?? null;
}
