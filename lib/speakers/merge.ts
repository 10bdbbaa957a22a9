import { programmeSpeakers } from "#db/tables.ts";
import { keptMerge, missing, moveLinks } from "#lib/kept/merge.ts";
import { keptSpeakers } from "./queries.ts";

/** Whoever was on a programme as the one that ends is on it as the one that stays, once per item. */
export const { preview: previewSpeakerMerge, merge: mergeSpeakers } = keptMerge(keptSpeakers, {
  missing: (from, into) => missing(from, into, ["biography", "url"]),
  move: async (tx, from, into) => {
    const items = await moveLinks(tx, programmeSpeakers, "speakerId", from.id, into.id);
    return { items };
  },
});
