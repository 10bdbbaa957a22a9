import { cache } from "react";
import { listPublicGroups } from "#lib/groups/public-queries.ts";
import { getSiteName } from "#lib/site/public-queries.ts";

// Asked for by the layout, the page and its metadata; the database is asked once.
export const loadSiteName = cache(getSiteName);
export const loadGroups = cache(listPublicGroups);

/** Where one reads who holds the meetings: a site of one group has that group's page alone. */
export async function loadGroupsLink(): Promise<{ href: string; words: string }> {
  const [first, ...others] = await loadGroups();
  return first && others.length === 0
    ? { href: `/groups/${first.slug}`, words: "About" }
    : { href: "/groups", words: "Groups" };
}
