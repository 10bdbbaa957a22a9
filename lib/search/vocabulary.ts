import { now } from "#lib/time/clock.ts";
import { searchEngine } from "./engine.ts";
import type { Vocabulary } from "./spelling.ts";

/** Reading all words takes longer than a search, so it is not done more often than this. */
const FRESH_MS = 60_000;
/** Nor kept for longer: a page that is erased makes no word newer. */
const KEPT_MS = 60 * FRESH_MS;

type Kept = { newest: number; readAt: number; words: Promise<Vocabulary> };

// Pages and routes may be separate copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontVocabulary?: Kept };

/**
 * The words that pages have, to guess among; perhaps as they were a minute ago.
 * What is guessed from it is shown only if the index has it now.
 */
export async function knownWords(): Promise<Vocabulary> {
  const engine = searchEngine();
  const newest = await engine.newest();
  const at = now().getTime();
  const kept = shared.marchmontVocabulary;
  const age = kept ? Math.abs(at - kept.readAt) : 0;
  if (kept && age < (kept.newest === newest ? KEPT_MS : FRESH_MS)) return kept.words;
  const words = engine.vocabulary();
  shared.marchmontVocabulary = { newest, readAt: at, words };
  // What failed is not kept.
  words.catch(() => {
    shared.marchmontVocabulary = kept;
  });
  return words;
}
