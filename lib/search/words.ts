import { searchKey } from "#lib/text/clean.ts";

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

const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu;
const POSSESSIVE = /['’ʼ]s(?![\p{L}\p{N}])/giu;

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
 * may be the beginning of a word.
 */
export function wantedWords(text: string): Wanted[] {
  const words = plainWords(text);
  return words.map((word, index) => ({
    word,
    forms: formsOf(word),
    begins: index === words.length - 1 && word.length >= PREFIX_MIN,
  }));
}

function plainWords(text: string): string[] {
  const found = text
    .slice(0, 500)
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replace(POSSESSIVE, " ")
    .match(WORD);
  const words = [...new Set(found ?? [])].map((word) => [...word].slice(0, WORD_MAX).join(""));
  const telling = words.filter((word) => !LITTLE.has(word));
  return telling.length > 0 ? telling.slice(0, WORDS_MAX) : words.slice(0, LITTLE_MAX);
}

/** The word with its English singular and plural, or with and without its Greek or Russian accent; else only itself. */
export function formsOf(word: string): string[] {
  if (/[\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word)) return accentedForms(word);
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  const singular = singularOf(word);
  return [...new Set([word, singular, pluralOf(singular)])];
}

/** Letters that the accent of a word is on; FTS5 takes accents off Latin letters alone. */
const ACCENTED: Record<string, string> = {
  α: "ά",
  ε: "έ",
  η: "ή",
  ι: "ί",
  ο: "ό",
  υ: "ύ",
  ω: "ώ",
  е: "ё",
};

/** The word as it is, without accent, and with one on each letter that can have it. */
function accentedForms(word: string): string[] {
  const bare = word
    .normalize("NFD")
    .replace(/[\u0301\u0308]/g, "")
    .normalize("NFC");
  const letters = [...bare];
  const accented = letters.flatMap((letter, at) =>
    ACCENTED[letter] ? letters.with(at, ACCENTED[letter]).join("") : [],
  );
  return [...new Set([word, bare, ...accented])];
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

/** A word without regard to case and accents, for comparing in here; the engines fold their own. */
export function fold(word: string): string {
  return /^[a-z0-9]*$/.test(word) ? word : searchKey(word);
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
  const forms = new Set(wanted.flatMap((one) => one.forms.map(fold)));
  const beginnings = wanted.filter((one) => one.begins).map((one) => fold(one.word));
  return (word) => {
    const key = fold(word.toLowerCase());
    return forms.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  };
}

/** Where in a text the first of the words stands that are looked for; -1 where none does. */
export function firstFound(text: string, wanted: readonly Wanted[]): number {
  const isFound = matcher(wanted);
  for (const match of text.matchAll(WORD)) if (isFound(match[0])) return match.index;
  return -1;
}
