import { fold, searchWords, typedWords } from "#lib/text/fold.ts";
import { type MonthNames, withMonths } from "./months.ts";
import { SIGNS } from "./query.ts";

/** More words than this say nothing more about what is looked for. */
const WORDS_MAX = 8;
/** Nor more than these of words that say little, where there are no others: each is nearly everywhere. */
const LITTLE_MAX = 3;
const WORD_MAX = 40;
/** A single letter begins nearly everything. */
const PREFIX_MIN = 2;

/** Words that say nothing about what is looked for, where there are others. */
const LITTLE = new Set(
  "a an and are as at be by for from in is it of on or that the this to was were with".split(" "),
);

const WORD =
  /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}\u00ad\u200b-\u200d]*(?:['’‘ʼ`´][\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Co}]*)*/gu;
const POSSESSIVE = /['’‘ʼ`´]s$/i;

/** A word as it is looked for: any of its forms, or anything that begins with it. */
export type Wanted = {
  /** The word as it was typed, in lower case. */
  word: string;
  /** It and its other forms: "societies", "society". */
  forms: string[];
  /** Whether words that only begin with it are found too. */
  begins: boolean;
};

/**
 * The words of what somebody typed: letters and digits only, so that nothing of
 * it can be syntax for a search engine, and no more of them than help. The last
 * may be the beginning of a word, and the name of a month stands for the month.
 */
export function wantedWords(text: string, months: MonthNames): Wanted[] {
  const words = plainWords(text, months);
  return words.map(({ word, spellings }, index) => ({
    word,
    forms: [...new Set([...formsOf(word), ...spellings])],
    begins: index === words.length - 1 && word.length >= PREFIX_MIN,
  }));
}

type Typed = { word: string; spellings: string[] };

function plainWords(text: string, months: MonthNames): Typed[] {
  const found = text.slice(0, 500).toWellFormed().normalize("NFKC").match(WORD) ?? [];
  const typed = withMonths(
    found.flatMap((one) => typedWords(one.replace(POSSESSIVE, ""))),
    months,
  );
  const words = new Map<string, Typed>();
  for (const spellings of typed) {
    // Folding may leave a sign where there was a letter: nothing of it may be syntax.
    const letters = spellings.map((one) => one.replace(/[^\p{L}\p{N}\p{M}\p{Co}]/gu, ""));
    const short = letters.map((one) => [...one].slice(0, WORD_MAX).join(""));
    const [word = ""] = short;
    if (word !== "" && !words.has(word))
      words.set(word, { word, spellings: short.filter((one) => one !== "") });
  }
  const telling = [...words.values()].filter(({ word }) => !LITTLE.has(word));
  return telling.length > 0
    ? telling.slice(0, WORDS_MAX)
    : [...words.values()].slice(0, LITTLE_MAX);
}

/** The word with its English singular and plural; else only itself. */
export function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  const singular = singularOf(word);
  return [...new Set([word, singular, pluralOf(singular)])];
}

function singularOf(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (/[^suai]s$/.test(word) && word.length > 3) return word.slice(0, -1);
  return word;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** A title as a whole, by which a page is found that is called so. */
export function titleKey(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && SIGNS.includes(text[from]!)) from += 1;
  while (to > from && SIGNS.includes(text[to - 1]!)) to -= 1;
  return fold(text.slice(from, to));
}

export type Piece = { text: string; found: boolean };

/** A text in pieces, those that are looked for marked. */
export function markWords(text: string, wanted: readonly Wanted[]): Piece[] {
  const isFound = matcher(wanted);
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    if (!isFound(match[0])) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), found: false });
    pieces.push({ text: match[0], found: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), found: false });
  return pieces;
}

function matcher(wanted: readonly Wanted[]): (word: string) => boolean {
  const forms = new Set(wanted.flatMap((one) => one.forms));
  const beginnings = wanted.filter((one) => one.begins).map((one) => one.word);
  return (text) =>
    searchWords(text)
      .split(" ")
      .some((word) => forms.has(word) || beginnings.some((begun) => word.startsWith(begun)));
}

/** Where in a text the first of the words stands that are looked for; -1 where none does. */
export function firstFound(text: string, wanted: readonly Wanted[]): number {
  const isFound = matcher(wanted);
  for (const match of text.matchAll(WORD)) if (isFound(match[0])) return match.index;
  return -1;
}
