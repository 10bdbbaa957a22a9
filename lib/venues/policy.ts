import { type Actor, hasRole } from "#lib/access/actor.ts";

type Owned = { groupId: string };

/** Organizers of the group that keeps a venue edit, merge and delete it. */
export function mayEditVenue(actor: Actor, venue: Owned): boolean {
  return hasRole(actor, venue.groupId, "organizer");
}

/** Merging changes one and ends the other, so it takes both. */
export function mayMergeVenues(actor: Actor, from: Owned, into: Owned): boolean {
  return mayEditVenue(actor, from) && mayEditVenue(actor, into);
}
