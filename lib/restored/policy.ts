import { type Actor, hasRoleSomewhere } from "#lib/access/actor.ts";

/** Owners say what becomes of the mail of a restored back-up: all of it was there at once. */
export function mayReleaseRestored(actor: Actor): boolean {
  return hasRoleSomewhere(actor, "owner");
}
