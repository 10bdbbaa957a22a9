import { and, type Column, or, type SQL, sql } from "drizzle-orm";
import { typedWords } from "./fold.ts";

/** More words than this find nothing more exactly. */
const WORDS_MAX = 8;

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/**
 * Rows of which one of the stored search keys has every word of what was
 * typed, anywhere in it; undefined (every row) for an empty search. What is
 * typed is never pattern syntax.
 */
export function matches(text: string, ...keys: Column[]): SQL | undefined {
  return everyWord(text, (word) => or(...keys.map((key) => contains(key, word))));
}

/** The same in the names of people alone, whose keys have the address in a line of its own. */
export function namesMatch(text: string, key: Column): SQL | undefined {
  return everyWord(text, (word) => sql`${key} like ${`%${escaped(word)}%\n%`} escape '\\'`);
}

function everyWord(text: string, has: (word: string) => SQL | undefined): SQL | undefined {
  const words = typedWords(text).slice(0, WORDS_MAX);
  return and(...words.map((spellings) => or(...spellings.map(has))));
}

/** Whether a column has the text in it, letter for letter. */
export function contains(column: Column, text: string): SQL {
  return sql`${column} like ${`%${escaped(text)}%`} escape '\\'`;
}
