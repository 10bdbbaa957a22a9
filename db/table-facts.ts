import { type Column, getTableColumns, getTableName } from "drizzle-orm";
import { type PgTable, getTableConfig as pgConfig } from "drizzle-orm/pg-core";
import { type SQLiteTable, getTableConfig as sqliteConfig } from "drizzle-orm/sqlite-core";
import { isPostgres } from "./is-postgres.ts";
import { tables } from "./tables.ts";

/* What the definitions of the tables say: whoever adds a table or a column adds it to the export and the move, too. */

export type TableName = keyof typeof tables;
export const TABLE_NAMES = Object.keys(tables) as TableName[];

/** What a cell is in an exported file; bytes stand in a file of their own. */
type Kind = "text" | "number" | "yes-no" | "instant" | "json" | "bytes";

export type ColumnFacts = {
  /** As the code names it, and as the database and the files do. */
  key: string;
  name: string;
  kind: Kind;
  /** Whether it may be null. */
  optional: boolean;
  /** The table whose id it holds. */
  refers: TableName | null;
};

export type TableFacts = {
  name: string;
  columns: ColumnFacts[];
  /** The columns that tell its rows apart, by key. */
  primary: string[];
  /** Columns of which no two rows may have the same, alone: ids, addresses of pages. */
  unique: string[];
};

const KINDS: Record<string, Kind> = {
  string: "text",
  number: "number",
  boolean: "yes-no",
  date: "instant",
  json: "json",
  buffer: "bytes",
  custom: "bytes",
};

function configOf(table: TableName) {
  return isPostgres()
    ? pgConfig(tables[table] as unknown as PgTable)
    : sqliteConfig(tables[table] as SQLiteTable);
}

const nameOf = new Map<string, TableName>(
  TABLE_NAMES.map((key) => [getTableName(tables[key]), key]),
);

function read(table: TableName): TableFacts {
  const config = configOf(table);
  const byName = new Map<string, TableName>();
  for (const { reference } of config.foreignKeys) {
    const { columns, foreignTable } = reference();
    byName.set(columns[0]!.name, nameOf.get(getTableName(foreignTable))!);
  }
  const entries = Object.entries<Column>(getTableColumns(tables[table]));
  const keyOf = (name: string) => entries.find(([, column]) => column.name === name)![0];
  const columns = entries.map(([key, column]): ColumnFacts => {
    const kind = KINDS[column.dataType];
    if (!kind) throw new Error(`${config.name}.${column.name} is of no kind that can be exported`);
    const refers = byName.get(column.name) ?? null;
    return { key, name: column.name, kind, optional: !column.notNull, refers };
  });
  const single = entries.filter(([, { primary, isUnique }]) => primary || isUnique);
  const indexes = config.indexes.flatMap(({ config: { unique, columns: on } }) =>
    unique && on.length === 1 && "name" in on[0]! ? [keyOf(on[0].name as string)] : [],
  );
  const own = entries.filter(([, { primary }]) => primary).map(([key]) => key);
  const together = config.primaryKeys.flatMap((one) => one.columns.map(({ name }) => keyOf(name)));
  return {
    name: config.name,
    columns,
    primary: own.length > 0 ? own : together,
    unique: [...new Set([...single.map(([key]) => key), ...indexes])],
  };
}

const known = new Map<TableName, TableFacts>();

/** What a table is made of. */
export function factsOf(table: TableName): TableFacts {
  const facts = known.get(table) ?? read(table);
  known.set(table, facts);
  return facts;
}

/** Tables so that each comes after those whose ids it holds. */
export function inOrder(names: readonly TableName[]): TableName[] {
  const order: TableName[] = [];
  const visit = (table: TableName) => {
    if (order.includes(table)) return;
    for (const { refers } of factsOf(table).columns) {
      if (refers && refers !== table && names.includes(refers)) visit(refers);
    }
    order.push(table);
  };
  for (const table of names) visit(table);
  return order;
}
