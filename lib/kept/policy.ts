import { type Actor, hasRole } from "#lib/access/actor.ts";

/** Organizers of the group that keeps a row edit, merge and delete it; merging two takes both. */
export function mayEditKept(actor: Actor, row: { groupId: string }): boolean {
  return hasRole(actor, row.groupId, "organizer");
}
