import { PgPreparedQuery } from "drizzle-orm/pg-core";
import { SQLitePreparedQuery, SQLiteTextJson } from "drizzle-orm/sqlite-core";
import { fromJson } from "#lib/text/from-json.ts";

type Run = <T>(query: string, values: unknown[], run: () => Promise<T>) => Promise<T>;

/** Of a value that its type does not take, PostgreSQL's sentence ends with it. */
const VALUE_AT_THE_END = /: ".*"$/s;

/** PostgreSQL tells of the row in the detail of its error, of a text in its context, and of a wrong value in the sentence itself. */
function wordless(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  for (const part of ["detail", "where"]) if (part in error) Reflect.deleteProperty(error, part);
  if (VALUE_AT_THE_END.test(error.message)) {
    const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
    error.message = error.message.replace(VALUE_AT_THE_END, "");
    error.stack = [`${error.name}: ${error.message}`, ...stack].join("\n");
  }
  return error;
}

/**
 * Drizzle writes every value of a query that fails into the error, and errors
 * end in the log, where no name, address or token may be.
 */
const withoutValues: Run = async (query, _values, run) => {
  try {
    return await run();
  } catch (error) {
    throw new Error(`Failed query: ${query}`, { cause: wordless(error) });
  }
};

/** Keeps the values of queries, and of columns that cannot be read, out of errors. We use none of drizzle's caches, which the same method asks. */
export function hideValues(): void {
  for (const { prototype } of [PgPreparedQuery, SQLitePreparedQuery]) {
    Object.assign(prototype, { queryWithCache: withoutValues });
  }
  Object.assign(SQLiteTextJson.prototype, { mapFromDriverValue: fromJson });
}
