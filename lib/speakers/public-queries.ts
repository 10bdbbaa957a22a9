import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { speakers } from "#db/tables.ts";
import { findPresentSlug } from "../slugs.ts";
import { keptSpeakers } from "./queries.ts";

const isPublic = () => keptSpeakers.isPublic(store.read);

/** The speakers of listed meetings, by name. */
export async function listPublicSpeakers() {
  return store.read
    .select({
      slug: speakers.slug,
      name: speakers.name,
      biography: speakers.biography,
      changedAt: speakers.changedAt,
    })
    .from(speakers)
    .where(isPublic())
    .orderBy(asc(speakers.searchKey), asc(speakers.name));
}

/** A speaker as their page shows them, or null where they take part in no listed meeting. */
export async function findPublicSpeaker(slug: string) {
  const [row] = await store.read
    .select({
      id: speakers.id,
      slug: speakers.slug,
      name: speakers.name,
      biography: speakers.biography,
      url: speakers.url,
    })
    .from(speakers)
    .where(and(eq(speakers.slug, slug), isPublic()));
  return row ?? null;
}

/** The present slug of a public speaker who once had this one, or was merged; or null. */
export function findMovedSpeaker(slug: string): Promise<string | null> {
  return findPresentSlug(store.read, "speaker", slug, isPublic());
}
