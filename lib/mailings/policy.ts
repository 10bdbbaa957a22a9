import { inArray, type SQL } from "drizzle-orm";
import { mailings } from "#db/tables.ts";
import { type Actor, groupsWithRole } from "#lib/access/actor.ts";

/** The mailings an actor may see and stop: those of the groups they organize; the site's and all others for a site admin. */
export function mailingsOf(actor: Actor): SQL | undefined {
  const own = groupsWithRole(actor, "organizer");
  return own === "all" ? undefined : inArray(mailings.groupId, own);
}
