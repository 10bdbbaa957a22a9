import { NotFound } from "#lib/result.ts";
import type { Actor } from "./actor.ts";

/** Throws NotFound for all but those who administer the site: what is theirs is not there for others. */
export function assertAdministers(actor: Actor): void {
  if (!actor.siteAdmin) throw new NotFound("Page");
}
