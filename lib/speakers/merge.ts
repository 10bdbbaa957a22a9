import { programmeSpeakers } from "#db/tables.ts";
import { keptMerge, missing, moveLinks } from "#lib/kept/merge.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { keptSpeakers, withSpeaker } from "./queries.ts";

/** Whoever was on a programme as the one that ends is on it as the one that stays, once per item. */
export const { preview: previewSpeakerMerge, merge: mergeSpeakers } = keptMerge(keptSpeakers, {
  missing: (from, into) => missing(from, into, ["biography", "url"]),
  move: async (tx, from, into) => {
    await markChanged(tx, withSpeaker(tx, from.id));
    const items = await moveLinks(tx, programmeSpeakers, "speakerId", from.id, into.id);
    return { items };
  },
});
