import { type Column, getTableColumns } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { toCopy } from "#db/move/rows.ts";
import { store } from "#db/store.ts";
import type { TableName } from "#db/table-facts.ts";
import { tables } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";

/** Something for a column that must have a value. */
function something(name: string, { dataType, name: column }: Column): unknown {
  if (dataType === "number") return 1;
  if (dataType === "boolean") return true;
  if (dataType === "date") return now();
  if (dataType === "json") return { of: name, ordered: [2, 1], "z before a": null, a: "é" };
  if (dataType === "buffer") return Buffer.from([0, 255, 10, 13, 128]);
  return `${column} of ${name} — ünïcode`;
}

/** One row of a table that is empty, which refers to such as are there. */
async function aRowOf(name: TableName): Promise<void> {
  const table = tables[name];
  const row: Record<string, unknown> = {};
  for (const [own, column] of Object.entries<Column>(getTableColumns(table))) {
    if (column.notNull && !column.hasDefault) row[own] = something(name, column);
  }
  for (const key of getTableConfig(table).foreignKeys) {
    const { columns, foreignTable, foreignColumns } = key.reference();
    const [other] = (await store.read.select().from(foreignTable).limit(1)) as Record<
      string,
      unknown
    >[];
    columns.forEach((column, at) => {
      const named = (of: object, wanted?: Column) =>
        Object.entries<Column>(getTableColumns(of as never)).find(([, one]) => one === wanted)?.[0];
      const [own, theirs] = [named(table, column), named(foreignTable, foreignColumns[at])];
      if (own && theirs && column.notNull) row[own] = other?.[theirs];
    });
  }
  await store.write((tx) => tx.insert(table).values(row as never));
}

/** Sees to it that every table that is written by the app has a row: of those that have none, one is made up. */
export async function aRowOfEach(): Promise<void> {
  for (const name of toCopy()) {
    if ((await store.read.$count(tables[name])) === 0) await aRowOf(name);
  }
}
