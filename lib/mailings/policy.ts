import type { SQL } from "drizzle-orm";
import { mailings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";

/** The mailings an actor may see and stop: those of the groups they organize; the site's and all others for a site admin. */
export function mailingsOf(actor: Actor): SQL | undefined {
  return inGroupsOf(actor, "organizer", mailings.groupId);
}
