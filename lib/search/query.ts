import type { SearchKind } from "#db/tables.ts";
import type { Vocabulary } from "./spelling.ts";
import type { Wanted } from "./words.ts";

/** What is looked for in the index. */
export type Query = {
  /** As it was typed: a page that is called so comes first. */
  text: string;
  /** At least one. */
  wanted: readonly Wanted[];
  /** Documents with every word, or those with any of them. */
  which: "all" | "any";
  /** The present: a report is not found before its meeting is over, and what is near in time comes a little sooner. */
  at: Date;
  kind?: SearchKind;
  year?: number;
};

/** Signs around a title that do not count when it is looked for as a whole; so too in the migrations "search_titles" and "search_folding". */
export const SIGNS = " .,:;!?…\"'“”‘’«»";

type Hit = { kind: SearchKind; subjectId: string };

/** How many documents of a kind and a year there are; year 0 is none. */
export type Tally = { kind: SearchKind; year: number; documents: number }[];

/** So many of the documents found last written are ranked, and as many of those found by their title. */
export const CANDIDATES = 500;
/** Above this, documents are not counted to the end: nobody looks at so many. */
export const COUNTED = 5_000;
/** Of those that are called just so. */
export const CALLED_SO = 100;

/**
 * The index, as each engine has it. Both find the same; they differ in
 * how they weigh words. Neither throws for any words.
 */
export type SearchEngine = {
  /** The best documents, the best first: at most twice CANDIDATES can be reached by `offset`. */
  rank(query: Query, page: { limit: number; offset: number }): Promise<Hit[]>;
  /** How many are found, by kind and year; counted up to COUNTED. */
  tally(query: Query): Promise<Tally>;
  /** Whether any document has the word. */
  knows(wanted: Wanted, at: Date): Promise<boolean>;
  /** The number of the document last written: the vocabulary is as new as that. */
  newest(): Promise<number>;
  vocabulary(): Promise<Vocabulary>;
  /** Removes the words of documents that are gone, where the engine keeps them for a while. */
  sweep(): Promise<void>;
};
