import Sqlite from "better-sqlite3";
import pg from "pg";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { giveFolding } from "#db/sqlite.ts";
import { env } from "#lib/env.ts";

/* A row in each table, whatever tables and columns there are: of a version that no code of ours knows any more. */

export type Row = Record<string, unknown>;
type Column = { table: string; name: string; type: string; fallback: string | null };
type Reference = { table: string; column: string; to: string };

/** The database past the store, which knows the tables of today. */
export type Raw = { all(sql: string, values?: unknown[]): Promise<Row[]>; close(): Promise<void> };

export async function openRaw(): Promise<Raw> {
  if (isPostgres()) {
    const client = new pg.Client({ connectionString: env().databaseUrl });
    await client.connect();
    return {
      all: async (sql, values = []) => (await client.query(sql, values)).rows,
      close: () => client.end(),
    };
  }
  const file = new Sqlite(databaseFile());
  giveFolding(file);
  return {
    async all(sql, values = []) {
      const statement = file.prepare(sql);
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    },
    close: async () => void file.close(),
  };
}

const COLUMNS = {
  sqlite: `select t.name as "table", c.name, lower(c.type) as type, c.dflt_value as fallback
    from pragma_table_list t, pragma_table_info(t.name) c where t.type = 'table'`,
  postgres: `select c.table_name as "table", c.column_name as name, c.data_type as type, c.column_default as fallback
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by c.ordinal_position`,
};

const REFERENCES = {
  sqlite: `select t.name as "table", f."from" as "column", f."table" as "to"
    from pragma_table_list t, pragma_foreign_key_list(t.name) f where t.type = 'table'`,
  postgres: `select c.conrelid::regclass::text as "table", a.attname as "column", c.confrelid::regclass::text as "to"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f'`,
};

/** What the engines and the search keep for themselves, and what a package does. */
const notOurs = (table: string) => /^(sqlite_|search_|__drizzle|rate_limits)/.test(table);

async function look(raw: Raw) {
  const engine = isPostgres() ? "postgres" : "sqlite";
  const columns = (await raw.all(COLUMNS[engine])) as Column[];
  const references = (await raw.all(REFERENCES[engine])) as Reference[];
  const tables = new Map<string, Column[]>();
  for (const column of columns) {
    if (notOurs(column.table)) continue;
    tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  }
  return { tables, references };
}

const YEAR_2038 = 2_150_000_000_000;

function textFor({ name, type, fallback }: Column): string {
  const [, shape] = /^'?([{[].*?[}\]])'?/.exec(fallback ?? "") ?? [];
  if (type === "jsonb") return shape ?? "{}";
  if (shape) return shape;
  if (name.endsWith("_local"))
    return name.startsWith("ends") ? "2038-02-01T20:00" : "2038-02-01T18:00";
  if (name.endsWith("_on")) return "2038-02-01";
  if (name === "time_zone") return "Europe/London";
  return `${name} of a row`;
}

function valueFor(column: Column): unknown {
  const { name, type } = column;
  const at = YEAR_2038 + (name === "ends_at" ? 7_200_000 : 0);
  if (type.startsWith("timestamp")) return new Date(at);
  if (type === "boolean") return true;
  if (type === "bytea" || type === "blob") return Buffer.from([1, 2, 3]);
  if (/int|real|double|numeric/.test(type)) return !isPostgres() && name.endsWith("_at") ? at : 1;
  return textFor(column);
}

/** Puts a row into each table, which refers to those of the others. */
export async function fillAll(raw: Raw): Promise<void> {
  const { tables, references } = await look(raw);
  const done = new Set<string>();
  const fill = async (table: string): Promise<void> => {
    if (done.has(table)) return;
    done.add(table);
    const columns = tables.get(table) ?? [];
    const parents = references.filter((one) => one.table === table);
    for (const { to } of parents) await fill(to);
    const values = columns.map((column) => {
      const parent = parents.find((one) => one.column === column.name);
      if (parent) return `${parent.to} 1`;
      return column.name === "id" ? `${table} 1` : valueFor(column);
    });
    const names = columns.map(({ name }) => `"${name}"`).join(", ");
    const places = columns.map((_, n) => (isPostgres() ? `$${n + 1}` : "?")).join(", ");
    await raw.all(`insert into "${table}" (${names}) values (${places})`, values);
  };
  for (const table of tables.keys()) await fill(table);
}

/** All rows of all tables. */
export async function readAll(raw: Raw): Promise<Record<string, Row[]>> {
  const { tables } = await look(raw);
  const found: Record<string, Row[]> = {};
  for (const table of tables.keys()) found[table] = await raw.all(`select * from "${table}"`);
  return found;
}
