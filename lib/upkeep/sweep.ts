import { truncateLog } from "#db/store.ts";
import { searchEngine } from "#lib/search/engine.ts";

/*
 * What was erased is overwritten in its table at once (db/sqlite.ts), but stands
 * in two places for a while: in the index of the search until its parts are
 * merged, and in the log of changes until that is copied back.
 */

const EVERY_MS = 60_000;
/** While somebody still reads what was before. */
const AGAIN_MS = 5_000;

/**
 * Removes from the search's index the words of what is no longer there, and
 * empties the log of changes, in this order: merging writes to it. Gives the
 * time until the next time, in milliseconds; keeps nobody waiting.
 */
export async function sweep(): Promise<number> {
  let isEmpty = false;
  try {
    await searchEngine().sweep();
  } finally {
    // Where there is no room left to merge, the log gives some back.
    isEmpty = await truncateLog();
  }
  return isEmpty ? EVERY_MS : AGAIN_MS;
}
