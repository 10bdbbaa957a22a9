import { type Actor, hasRole } from "#lib/access/actor.ts";

/** Organizers of the host group decide what is asked. */
export function mayAsk(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "organizer");
}

/** Organizers of the host group read the answers; helpers at the door do not. */
export function mayReadAnswers(actor: Actor, groupId: string): boolean {
  return hasRole(actor, groupId, "organizer");
}
