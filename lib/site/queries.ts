import type { Actor } from "#lib/access/actor.ts";
import { assertAdministers } from "#lib/access/site-admin.ts";
import type { SiteInput } from "./input.ts";
import { getSiteTimeZone } from "./public-queries.ts";

/** The site as its admins set it, with what holds where they have not. NotFound for all others. */
export async function getSite(actor: Actor): Promise<SiteInput> {
  assertAdministers(actor);
  return { timeZone: await getSiteTimeZone() };
}
