import { cleanLine } from "#lib/text/clean.ts";
import { slipsBetween } from "#lib/text/slips.ts";
import { searchEngine } from "./engine.ts";
import { datesInWords, type MonthNames, monthNames } from "./months.ts";
import type { Query } from "./query.ts";
import { nearestWord } from "./spelling.ts";
import { knownWords } from "./vocabulary.ts";
import { formsOf, type Wanted, wantedWords } from "./words.ts";

/** So many near words are tried for one that nothing has. */
const GUESSES = 3;

/** What to look for; with the words put right, if any was. */
export type Attempt = { query: Query; corrected: string | null };

/** What to look for on account of a text, the strictest first; nothing where it has no words. */
export async function* attempts(text: string, at: Date): AsyncGenerator<Attempt> {
  const months = await monthNames();
  const asked = { text: cleanLine(text.slice(0, 500)), at };
  const wanted = wantedWords(datesInWords(asked.text), months);
  if (wanted.length === 0) return;
  yield { query: { ...asked, wanted, which: "all" }, corrected: null };
  if (datesInWords(asked.text) !== asked.text) {
    const figures = wantedWords(asked.text, months);
    yield { query: { ...asked, wanted: figures, which: "all" }, corrected: null };
  }
  const known = await correct(wanted, at, months);
  const changed = known.some((one, index) => one !== wanted[index]);
  const corrected = changed ? known.map((one) => one.word).join(" ") : null;
  if (changed) yield { query: { ...asked, wanted: known, which: "all" }, corrected };
  if (known.length > 1) yield { query: { ...asked, wanted: known, which: "any" }, corrected };
}

/** The words, each that no document has replaced by the nearest that one has, or by the month whose name is nearer. */
async function correct(wanted: readonly Wanted[], at: Date, months: MonthNames): Promise<Wanted[]> {
  const corrected: Wanted[] = [];
  for (const one of wanted) {
    const known = await searchEngine().knows(one, at);
    corrected.push(known ? one : ((await meantBy(one.word, at, months)) ?? one));
  }
  return corrected;
}

async function meantBy(typed: string, at: Date, { english, near }: MonthNames) {
  const name = english.has(typed) ? typed : nearestWord(typed, near);
  const word = await guess(typed, at);
  const slips = (other: string) => slipsBetween(typed, other, typed.length);
  if (!name || (word && slips(word.word) < slips(name))) return word;
  const [month = "", ...others] = english.get(name) ?? [];
  return { word: month, forms: [month, ...others], begins: false };
}

/**
 * The nearest word that pages have at this moment: among those to guess from
 * are some of reports that are not shown yet, and of what was withdrawn.
 */
async function guess(typed: string, at: Date): Promise<Wanted | null> {
  let words = await knownWords();
  for (let tries = 0; tries < GUESSES; tries++) {
    const word = nearestWord(typed, words);
    if (!word) return null;
    const itself = { word, forms: [word], begins: false };
    if (await searchEngine().knows(itself, at)) return { ...itself, forms: formsOf(word) };
    words = words.filter((one) => one.word !== word);
  }
  return null;
}
