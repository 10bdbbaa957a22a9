import { type Actor, hasRoleSomewhere } from "#lib/access/actor.ts";

/** Owners say that the clock is right: it is one for all their groups. */
export function mayBelieve(actor: Actor): boolean {
  return hasRoleSomewhere(actor, "owner");
}
