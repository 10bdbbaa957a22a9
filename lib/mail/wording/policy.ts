import { type Actor, hasRole } from "#lib/access/actor.ts";

/** The words that go out in a group's name are its owners' to choose. */
export function mayWordMails(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "owner");
}
