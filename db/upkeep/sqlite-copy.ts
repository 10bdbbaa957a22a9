import Sqlite from "better-sqlite3";
import { isCorrupt } from "../errors.ts";
import { giveFolding } from "../sqlite.ts";

/** Tables with how many rows each has. */
export type Counts = Record<string, number>;

/** Long enough for whoever writes at the moment. */
const PATIENCE_MS = 10_000;

/** Opens a SQLite file to be read, and nothing else. */
export function openToRead(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { readonly: true, timeout: PATIENCE_MS });
  giveFolding(connection);
  return connection;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The tables that hold rows of their own: neither those of an index nor the engine's. */
export function ownTables(connection: Sqlite.Database): string[] {
  return connection
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite\\_%' escape '\\' order by name`,
    )
    .pluck()
    .all() as string[];
}

/** How many rows each table has. */
export function countRows(connection: Sqlite.Database): Counts {
  const count = (table: string) =>
    connection
      .prepare(`select count(*) from ${quoted(table)}`)
      .pluck()
      .get() as number;
  return Object.fromEntries(ownTables(connection).map((table) => [table, count(table)]));
}

/** What is damaged in a SQLite file, a finding a line; none where it is sound. */
export function damageOf(connection: Sqlite.Database): string[] {
  const lines = connection.prepare("pragma integrity_check(20)").pluck().iterate();
  const found: string[] = [];
  try {
    for (const line of lines) found.push(String(line));
  } catch (error) {
    // The search for damage ends where that is too great.
    if (!isCorrupt(error)) throw error;
    found.push((error as Error).message);
  }
  return found.filter((line) => line !== "ok");
}

/** References to rows that are not there, each kind once. */
export function brokenReferences(connection: Sqlite.Database): string[] {
  const found = connection.prepare("pragma foreign_key_check").all() as {
    table: string;
    parent: string;
  }[];
  const said = found.map(
    ({ table, parent }) => `${table} refer to rows of ${parent} that are not there`,
  );
  return [...new Set(said)];
}

/**
 * Copies a SQLite file as it is at one moment, with nothing of what was erased
 * from it, while others read and write it. Gives the counts of before and
 * after, which a copy of the time between stands between.
 */
export function copySqlite(from: string, to: string): { before: Counts; after: Counts } {
  const source = openToRead(from);
  try {
    const before = countRows(source);
    source.prepare("vacuum into ?").run(to);
    return { before, after: countRows(source) };
  } finally {
    source.close();
  }
}
