import { PgPreparedQuery } from "drizzle-orm/pg-core";
import { SQLitePreparedQuery } from "drizzle-orm/sqlite-core";

type Run = <T>(query: string, values: unknown[], run: () => Promise<T>) => Promise<T>;

/**
 * Drizzle writes every value of a query that fails into the error, and errors
 * end in the log, where no name, address or token may be. PostgreSQL tells of
 * the row in the detail of its own error.
 */
const withoutValues: Run = async (query, _values, run) => {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Error && "detail" in cause) delete cause.detail;
    throw new Error(`Failed query: ${query}`, { cause });
  }
};

/** Keeps the values of queries out of errors. We use none of drizzle's caches, which the same method asks. */
export function hideValues(): void {
  for (const { prototype } of [PgPreparedQuery, SQLitePreparedQuery]) {
    Object.assign(prototype, { queryWithCache: withoutValues });
  }
}
