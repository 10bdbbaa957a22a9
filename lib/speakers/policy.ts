import { type Actor, hasRole } from "#lib/access/actor.ts";

type Owned = { groupId: string };

/** Organizers of the group that keeps a speaker edit, merge and delete it. */
export function mayEditSpeaker(actor: Actor, speaker: Owned): boolean {
  return hasRole(actor, speaker.groupId, "organizer");
}

/** Merging changes one and ends the other, so it takes both. */
export function mayMergeSpeakers(actor: Actor, from: Owned, into: Owned): boolean {
  return mayEditSpeaker(actor, from) && mayEditSpeaker(actor, into);
}
