import type { Actor } from "#lib/access/actor.ts";
import { assertAdministers } from "#lib/access/site-admin.ts";
import type { SiteInput } from "./input.ts";
import { findSiteSettings, getSiteTimeZone } from "./public-queries.ts";

/** The site as its admins set it, with the zone that holds where they have not. NotFound for all others. */
export async function getSite(actor: Actor): Promise<SiteInput> {
  assertAdministers(actor);
  const { name = "", contact = null, imprint = "", privacy = "" } = await findSiteSettings();
  return { name, timeZone: await getSiteTimeZone(), contact, imprint, privacy };
}
