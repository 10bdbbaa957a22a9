import { fold } from "#lib/text/fold.ts";
import { slipsBetween } from "#lib/text/slips.ts";

/** The words that a site's public pages have, each with how many have it. */
export type Vocabulary = { word: string; documents: number; letters: number }[];

/** Words of so few letters have too many neighbours to guess among. */
const GUESSED_FROM = 4;
const TWO_SLIPS_FROM = 7;

/** Which letters a word has, as bits: a quick way to see that two words are far apart. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 32);
  return bits;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Makes a vocabulary ready for guessing. Words with digits in them are not guessed. */
export function vocabularyOf(rows: readonly { word: string; documents: number }[]): Vocabulary {
  return rows
    .filter(({ word }) => word.length >= GUESSED_FROM - 1 && !/\p{N}/u.test(word))
    .map(({ word, documents }) => ({ word, documents, letters: lettersOf(word) }));
}

/**
 * The word of the vocabulary that was most likely meant: one slip away (a letter
 * missing, too many, wrong, or two changed places), two in a long word; of
 * several the nearest, then the one with the same beginning, then the commonest.
 * Null where there is none.
 */
export function nearestWord(typed: string, vocabulary: Vocabulary): string | null {
  const word = fold(typed);
  if (word.length < GUESSED_FROM || /\p{N}/u.test(word)) return null;
  const letters = lettersOf(word);
  let best: { word: string; slips: number; begins: boolean; documents: number } | null = null;
  let most = word.length < TWO_SLIPS_FROM ? 1 : 2;
  for (const one of vocabulary) {
    if (Math.abs(one.word.length - word.length) > most) continue;
    if (bitCount(one.letters ^ letters) > 2 * most) continue;
    const slips = slipsBetween(word, one.word, most);
    if (slips > most || slips === 0) continue;
    const begins = one.word[0] === word[0];
    const better =
      !best ||
      slips < best.slips ||
      (begins !== best.begins ? begins : one.documents > best.documents);
    if (!better) continue;
    best = { word: one.word, slips, begins, documents: one.documents };
    most = slips;
  }
  return best?.word ?? null;
}
