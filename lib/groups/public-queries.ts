import { asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups } from "#db/tables.ts";
import { byName } from "#lib/text/by-name.ts";
import { findPresentSlug } from "../slugs.ts";

/** Every group of the site, by name; those archived are for whoever asks for them by name. */
export async function listPublicGroups() {
  const rows = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      description: groups.description,
      accent: groups.accent,
      links: groups.links,
      changedAt: groups.changedAt,
      archivedAt: groups.archivedAt,
    })
    .from(groups)
    .orderBy(asc(groups.id));
  return byName(rows, ({ name }) => name);
}

/** A group as its page shows it, or null. */
export async function findPublicGroup(slug: string) {
  const [row] = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      description: groups.description,
      language: groups.language,
      url: groups.url,
      email: groups.email,
      accent: groups.accent,
      links: groups.links,
      archivedAt: groups.archivedAt,
    })
    .from(groups)
    .where(eq(groups.slug, slug));
  return row ?? null;
}

/** The present slug of a group that once had this one, or null. */
export function findMovedGroup(slug: string): Promise<string | null> {
  return findPresentSlug(store.read, "group", slug);
}

/** Every group with how long it keeps what attendees told it, and where to ask about that, by name. */
export async function listKeepers() {
  const rows = await store.read
    .select({
      slug: groups.slug,
      name: groups.name,
      email: groups.email,
      retentionDays: groups.retentionDays,
    })
    .from(groups)
    .orderBy(asc(groups.id));
  return byName(rows, ({ name }) => name);
}
