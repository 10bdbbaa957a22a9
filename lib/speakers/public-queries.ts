import { asc } from "drizzle-orm";
import { store } from "#db/store.ts";
import { speakers } from "#db/tables.ts";
import { keptSpeakers } from "./queries.ts";

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
    .where(keptSpeakers.isPublic(store.read))
    .orderBy(asc(speakers.searchKey), asc(speakers.name));
}

export const { findPublic: findPublicSpeaker, findMoved: findMovedSpeaker } = keptSpeakers;
