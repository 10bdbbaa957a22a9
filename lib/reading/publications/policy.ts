import { type Actor, hasRole } from "#lib/access/actor.ts";

type Owned = { groupId: string };

/** Organizers of the group that keeps a publication edit, merge and delete it. */
export function mayEditPublication(actor: Actor, publication: Owned): boolean {
  return hasRole(actor, publication.groupId, "organizer");
}

/** Merging changes one and ends the other, so it takes both. */
export function mayMergePublications(actor: Actor, from: Owned, into: Owned): boolean {
  return mayEditPublication(actor, from) && mayEditPublication(actor, into);
}
