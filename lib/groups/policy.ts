import { type Actor, hasRole } from "#lib/access/actor.ts";

/** Only who administers the site takes new groups on. */
export function mayCreateGroup(actor: Actor): boolean {
  return actor.siteAdmin;
}

/** Everybody with a role in a group sees it on the desk; to all others it is not there. */
export function maySeeGroup(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "helper");
}

/** What a group is called and how it looks is its owners' to say, and whether it still puts meetings on. */
export function mayEditGroup(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "owner");
}
