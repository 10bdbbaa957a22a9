import { and, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { groups } from "#db/tables.ts";
import { NotFound } from "#lib/result.ts";
import { type Actor, hasRole } from "./actor.ts";

/** Whether the group is there and the actor organizes it. A site admin organizes every group that is there. */
export async function organizes(db: Reader, actor: Actor, groupId: string): Promise<boolean> {
  if (!hasRole(actor, groupId, "organizer")) return false;
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId));
  return group !== undefined;
}

/** Whether the group is archived, and so puts no new meetings on. */
export async function isArchived(db: Reader, groupId: string): Promise<boolean> {
  return (await db.$count(groups, and(eq(groups.id, groupId), isNotNull(groups.archivedAt)))) > 0;
}

/** Throws NotFound unless the actor organizes the group: for whatever is added to one. */
export async function assertOrganizes(db: Reader, actor: Actor, groupId: string): Promise<void> {
  if (!(await organizes(db, actor, groupId))) throw new NotFound("Group");
}
