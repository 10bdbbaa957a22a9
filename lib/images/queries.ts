import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { images } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";

/** A picture's WebP bytes for a member of its group, also while nothing shows it; null for anybody else. */
export async function findImage(actor: Actor, id: string): Promise<Buffer | null> {
  const [row] = await store.read
    .select({ data: images.data, groupId: images.groupId })
    .from(images)
    .where(eq(images.id, id));
  return row && hasRole(actor, row.groupId, "helper") ? row.data : null;
}
