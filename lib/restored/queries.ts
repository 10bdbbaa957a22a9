import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { type Actor, hasRoleSomewhere } from "#lib/access/actor.ts";
import { isHeldBack } from "#lib/mail/held-back.ts";
import { findRestored } from "./park.ts";

/** For organizers: that a back-up was restored, when that was noticed, and how many mails and mailings wait for a word; else null. */
export async function findHeldBack(actor: Actor) {
  if (!hasRoleSomewhere(actor, "organizer")) return null;
  const restored = await findRestored();
  if (!restored) return null;
  return {
    at: new Date(restored.at),
    mails: await store.read.$count(outbox, isHeldBack),
    mailings: restored.mailings.length,
  };
}
