import { isPostgres } from "#db/is-postgres.ts";
import { fts5 } from "./fts5.ts";
import type { SearchEngine } from "./query.ts";
import { tsvector } from "./tsvector.ts";

/** The index of the database that the site runs on. */
export function searchEngine(): SearchEngine {
  return isPostgres() ? tsvector : fts5;
}
