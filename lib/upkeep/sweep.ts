import { truncateLog } from "#db/store.ts";
import { searchEngine } from "#lib/search/engine.ts";

/*
 * What was erased is overwritten in its table at once (db/sqlite.ts), but stands
 * in two places for a while: in the log of changes until that is copied back,
 * and in the index of the search until its parts are merged.
 */

const EVERY_MS = 60_000;
/** While somebody still reads what was before. */
const AGAIN_MS = 5_000;

/** Empties the log of changes; gives the time until the next time, in milliseconds. Keeps nobody waiting. */
export async function sweepLog(): Promise<number> {
  return (await truncateLog()) ? EVERY_MS : AGAIN_MS;
}

/** Removes from the search's index the words of what is no longer there. */
export async function sweepSearch(): Promise<void> {
  await searchEngine().sweep();
}
