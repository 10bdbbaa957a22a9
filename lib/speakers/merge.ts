import { eq } from "drizzle-orm";
import { programmeSpeakers } from "#db/tables.ts";
import { keptMerge, missing } from "#lib/kept/merge.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { keptSpeakers, withSpeaker } from "./queries.ts";
import { refuse } from "./refusals.ts";

/** Whoever was on a programme as the one that ends is on it as the one that stays, once per item. */
export const { preview: previewSpeakerMerge, merge: mergeSpeakers } = keptMerge(keptSpeakers, {
  missing: (from, into) => missing(from, into, ["biography", "url"]),
  move: async (tx, from, into) => {
    await markChanged(tx, withSpeaker(tx, from.id));
    const parts = await tx
      .select({ itemId: programmeSpeakers.itemId, position: programmeSpeakers.position })
      .from(programmeSpeakers)
      .where(eq(programmeSpeakers.speakerId, from.id));
    if (parts.length > 0) {
      await tx
        .insert(programmeSpeakers)
        .values(parts.map((part) => ({ ...part, speakerId: into.id })))
        .onConflictDoNothing();
    }
    return { items: parts.length };
  },
  refuse,
});
