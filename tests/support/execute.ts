import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { factsOf, inOrder, TABLE_NAMES } from "#db/table-facts.ts";

/** Runs a statement of whichever engine, which changes rows or tables. */
export function execute(tx: Tx, statement: SQL): Promise<unknown> {
  const both = tx as unknown as Record<"execute" | "run", (statement: SQL) => Promise<unknown>>;
  return isPostgres() ? both.execute(statement) : both.run(statement);
}

/** Names of tables, each after those it refers to. Triggers look after what is searched, but see `executeAll`. */
export const ALL_TABLES = inOrder(TABLE_NAMES)
  .filter((table) => isPostgres() || table !== "searchDocuments")
  .map((table) => factsOf(table).name);

/**
 * Runs a statement for each of many tables. On PostgreSQL they are one message,
 * and no trigger and no reference is looked after, as its superuser may have it.
 */
export async function executeAll(tx: Tx, statements: string[]): Promise<void> {
  if (isPostgres()) {
    const plainly = "set local session_replication_role = replica";
    await execute(tx, sql.raw([plainly, ...statements].join(";")));
    return;
  }
  for (const statement of statements) await execute(tx, sql.raw(statement));
}
