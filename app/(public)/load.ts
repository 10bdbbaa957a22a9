import { cache } from "react";
import { listPublicGroups } from "#lib/groups/public-queries.ts";
import { findSiteSettings, nameWithoutSetting } from "#lib/site/public-queries.ts";

// Asked for by the layout, the page and its metadata; the database is asked once.
export const loadSite = cache(() => findSiteSettings());
export const loadSiteName = cache(async () => (await loadSite()).name ?? nameWithoutSetting());
/** Every group, those archived too. */
export const loadAllGroups = cache(listPublicGroups);

/** The groups that are offered and listed. */
export async function loadGroups() {
  return (await loadAllGroups()).filter(({ archivedAt }) => archivedAt === null);
}

/** Where one reads who holds the meetings: a site of one group has that group's page alone. */
export async function loadGroupsLink(): Promise<{ href: string; words: string }> {
  const [first, ...others] = await loadGroups();
  return first && others.length === 0
    ? { href: `/groups/${first.slug}`, words: "About" }
    : { href: "/groups", words: "Groups" };
}
