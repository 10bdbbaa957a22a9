import { and, eq, isNull, type SQL } from "drizzle-orm";
import { imports } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";

/** The imports an actor may see and undo: those of the groups they organize, and their own for several groups; all for a site admin. */
export function importsOf(actor: Actor): SQL | undefined {
  return inGroupsOf(
    actor,
    "organizer",
    imports.groupId,
    and(isNull(imports.groupId), eq(imports.createdBy, actor.accountId)),
  );
}
