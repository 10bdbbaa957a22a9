import { and, type Column, or, type SQL, sql } from "drizzle-orm";
import { searchKey } from "#lib/text/clean.ts";

/**
 * Rows of which one of the stored search keys has every word of what was
 * typed, anywhere in it; undefined (every row) for an empty search. What is
 * typed is never pattern syntax.
 */
export function matches(text: string, ...keys: Column[]): SQL | undefined {
  const words = searchKey(text).split(" ").filter(Boolean).slice(0, 8);
  return and(...words.map((word) => or(...keys.map((key) => contains(key, word)))));
}

/** Whether a column has the text in it, letter for letter. */
export function contains(column: Column, text: string): SQL {
  return sql`${column} like ${`%${text.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;
}
