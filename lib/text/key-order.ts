import { asc, type Column, type SQL, sql } from "drizzle-orm";
import { isPostgres } from "#db/is-postgres.ts";

/**
 * The order of a stored key (`fold.ts`), letter by letter, in lists that the
 * database pages: the same on both engines, whatever language PostgreSQL was
 * set up in.
 */
export function keyOrder(key: Column): SQL {
  return isPostgres() ? sql`${key} collate "C" asc` : asc(key);
}
