import { and, eq, exists, or } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/actor.ts";
import { reachable } from "#lib/visibility.ts";

/** A picture's WebP bytes if the public may see it (a reachable meeting shows it, or it is a group's own), else null. */
export async function findPublicImage(id: string): Promise<Buffer | null> {
  const db = store.read;
  const shown = db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.imageId, images.id), reachable()));
  const worn = db.select({ id: groups.id }).from(groups).where(eq(groups.imageId, images.id));
  const [row] = await db
    .select({ data: images.data })
    .from(images)
    .where(and(eq(images.id, id), or(exists(shown), exists(worn))));
  return row?.data ?? null;
}

/** A picture's WebP bytes for a member of its group, also while nothing shows it; null for anybody else. */
export async function findImage(actor: Actor, id: string): Promise<Buffer | null> {
  const [row] = await store.read
    .select({ data: images.data, groupId: images.groupId })
    .from(images)
    .where(eq(images.id, id));
  return row && hasRole(actor, row.groupId, "helper") ? row.data : null;
}
