import { createHash } from "node:crypto";
import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reader } from "../engine.ts";
import { factsOf, inOrder, TABLE_NAMES, type TableName } from "../table-facts.ts";

/* Rows of any table, read in the same order on both engines. */

export type Row = Record<string, unknown>;

/** Written by the search's triggers on each engine, with numbers of its own: found again by what it is about. */
const BY_TRIGGERS: Partial<Record<TableName, string[]>> = {
  searchDocuments: ["kind", "subjectId"],
};

/** Rows read at once; of pictures few. */
const BATCH = 200;
const BATCH_OF_BYTES = 10;

/** The tables that are copied, each after those that its rows refer to. */
export const toCopy = (): TableName[] => inOrder(TABLE_NAMES.filter((name) => !BY_TRIGGERS[name]));

/** All tables of the site: what is not copied must come out the same by itself. */
export const toCompare = (): TableName[] => [
  ...toCopy(),
  ...(Object.keys(BY_TRIGGERS) as TableName[]),
];

/** The names of the columns by which a row is found. */
export const keyOf = (name: TableName): string[] => BY_TRIGGERS[name] ?? factsOf(name).primary;

/** One side of the move: a database, and its tables by the names of the app's. */
export type Side = { db: Reader; tables: Record<TableName, SQLiteTable>; isPostgres: boolean };

/** By the bytes of their letters: PostgreSQL would order as some language does. */
const sorted = (column: Column, isPostgres: boolean): SQL =>
  isPostgres && column.dataType === "string" ? sql`${column} collate "C"` : sql`${column}`;

/** A table's rows in the order of their keys, those after a row or all. */
export async function* rowsOf(side: Side, name: TableName, after?: Row): AsyncGenerator<Row[]> {
  const table = side.tables[name];
  const columns = getTableColumns(table) as Record<string, Column>;
  const key = keyOf(name).map((own) => [own, columns[own]!] as const);
  const order = key.map(([, column]) => sorted(column, side.isPostgres));
  const hasBytes = Object.values(columns).some(({ dataType }) => dataType === "buffer");
  const size = hasBytes ? BATCH_OF_BYTES : BATCH;
  let last = after;
  for (;;) {
    const from = last;
    const values = from && key.map(([own, column]) => sql`${sql.param(from[own], column)}`);
    const rows: Row[] = await side.db
      .select()
      .from(table)
      .where(values && sql`(${sql.join(order, sql`, `)}) > (${sql.join(values, sql`, `)})`)
      .orderBy(...order)
      .limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1);
  }
}

/** The last row of a table in that order, if there is one. */
export async function lastRow(side: Side, name: TableName): Promise<Row | undefined> {
  const table = side.tables[name];
  const columns = getTableColumns(table) as Record<string, Column>;
  const order = keyOf(name).map((own) => sql`${sorted(columns[own]!, side.isPostgres)} desc`);
  const [row] = await side.db
    .select()
    .from(table)
    .orderBy(...order)
    .limit(1);
  return row;
}

/** What a row says, the same on both engines: of bytes a digest, of JSON no order. */
export function said(name: TableName, row: Row): string {
  const skipped = BY_TRIGGERS[name] ? "id" : null;
  const plain = Object.entries(row).filter(([own]) => own !== skipped);
  return JSON.stringify(plainly(Object.fromEntries(plain)));
}

function plainly(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return createHash("sha256").update(value).digest("hex");
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([own, inner]) => [own, plainly(inner)]));
}
