import { type Actor, hasRole } from "#lib/access/actor.ts";

/** Organizers see who else is in their group; helpers only see the door. */
export function maySeeMembers(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "organizer");
}

/** Owners invite, change roles and remove. */
export function mayManageMembers(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "owner");
}

/** Owners remove anybody; everybody may leave. That an owner remains is the command's to guard. */
export function mayRemoveMember(actor: Actor, groupId: string, accountId: string): boolean {
  if (mayManageMembers(actor, groupId)) return true;
  return accountId === actor.accountId && actor.roles[groupId] !== undefined;
}
