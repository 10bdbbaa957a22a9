import { asc } from "drizzle-orm";
import { store } from "#db/store.ts";
import { speakers } from "#db/tables.ts";
import { byName } from "#lib/text/by-name.ts";
import { keptSpeakers } from "./queries.ts";

/** The speakers of listed meetings, by family name where it is said, else by name. */
export async function listPublicSpeakers() {
  const rows = await store.read
    .select({
      slug: speakers.slug,
      name: speakers.name,
      familyName: speakers.familyName,
      biography: speakers.biography,
      changedAt: speakers.changedAt,
    })
    .from(speakers)
    .where(keptSpeakers.isPublic(store.read))
    .orderBy(asc(speakers.id));
  return byName(rows, ({ familyName, name }) => `${familyName} ${name}`.trim());
}

export const { findPublic: findPublicSpeaker, findMoved: findMovedSpeaker } = keptSpeakers;
