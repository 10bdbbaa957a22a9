import { sql } from "drizzle-orm";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { ALL_TABLES, execute, executeAll } from "#tests/support/execute.ts";

/* All rows of a worker's database, beside it: put back many times faster than they were made. */

export async function keepRows(): Promise<void> {
  const beside = isPostgres() ? sql`create schema kept` : sql`attach ':memory:' as kept`;
  const copies = ALL_TABLES.map((name) => `create table kept.${name} as select * from ${name}`);
  await store.write(async (tx) => {
    await execute(tx, beside);
    await executeAll(tx, copies);
  });
}

/** Puts them back where there are none. */
export async function putBackRows(): Promise<void> {
  const given = isPostgres() ? "overriding system value" : "";
  const inserts = ALL_TABLES.map(
    (name) => `insert into ${name} ${given} select * from kept.${name}`,
  );
  await store.write((tx) => executeAll(tx, inserts));
}
