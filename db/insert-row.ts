import { type Column, getTableColumns, type InferInsertModel, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Tx } from "./engine.ts";

type Statement = { execute(values: Record<string, unknown>): Promise<unknown> };

const kept = new WeakMap<Tx, Map<SQLiteTable, Statement>>();

function statementFor(tx: Tx, table: SQLiteTable, columns: [string, Column][]): Statement {
  let statements = kept.get(tx);
  if (!statements) {
    statements = new Map();
    kept.set(tx, statements);
  }
  let statement = statements.get(table);
  if (!statement) {
    const places = columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]);
    statement = tx.insert(table).values(Object.fromEntries(places)).prepare() as Statement;
    statements.set(table, statement);
  }
  return statement;
}

/**
 * As `tx.insert(table).values(row)`, for the tables that every RSVP writes to:
 * the statement is put together once for each connection
 * instead of once for each row, which costs more than the writing.
 */
export async function insertRow<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  row: InferInsertModel<T>,
): Promise<void> {
  const columns = Object.entries<Column>(getTableColumns(table));
  const given = row as Record<string, unknown>;
  const values = columns.map(([key, column]) => {
    const value = given[key] ?? column.default ?? null;
    return [key, value === null ? null : column.mapToDriverValue(value)];
  });
  await statementFor(tx, table, columns).execute(Object.fromEntries(values));
}
