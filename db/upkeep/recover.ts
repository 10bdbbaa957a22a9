import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Explained } from "../errors.ts";
import { listMigrations } from "../migrate.ts";
import { giveFolding } from "../sqlite.ts";
import { readTable, type Told } from "./read-damaged.ts";
import { ownTables } from "./sqlite-copy.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "drizzle");

/** What became of a table: rows that were read, that are known to be lost, and at most so many of which nothing is known. */
export type Recovered = Told & { table: string };

/** Opens a damaged file to be read; what is wrong with its list of tables is passed over. */
function openDamaged(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { readonly: true, timeout: 10_000 });
  connection.pragma("writable_schema = ON");
  connection.pragma("cell_size_check = ON");
  try {
    ownTables(connection);
  } catch (error) {
    throw new Explained(
      `Of ${file} not even the list of its tables can be read (${(error as Error).message}). Put the last back-up in its place: npm run restore data/backups/NAME.tar.gz`,
    );
  }
  return connection;
}

/** The newest migration that the damaged file tells of, by its instant; null where it cannot be read. */
function newestOf(source: Sqlite.Database): number | null {
  try {
    const newest = "select max(created_at) from __drizzle_migrations";
    return source.prepare(newest).pluck().get() as number | null;
  } catch {
    return null;
  }
}

/** An empty database as the version that the damaged file is of makes it. */
function makeEmpty(file: string, newest: number | null): Sqlite.Database {
  const connection = new Sqlite(file);
  giveFolding(connection);
  // A new file that is read again as a whole before it counts: nothing is lost with it.
  connection.pragma("journal_mode = MEMORY");
  connection.pragma("synchronous = OFF");
  connection.pragma("foreign_keys = OFF");
  connection.pragma("legacy_alter_table = ON");
  connection.exec(
    "create table __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)",
  );
  const note = connection.prepare(
    "insert into __drizzle_migrations (hash, created_at) values ('', ?)",
  );
  for (const { when, tag } of listMigrations("sqlite")) {
    if (newest !== null && when > newest) break;
    connection.exec(readFileSync(join(FOLDER, "sqlite", `${tag}.sql`), "utf8"));
    note.run(when);
  }
  return connection;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const columnsOf = (connection: Sqlite.Database, table: string) =>
  connection.prepare("select name from pragma_table_info(?)").pluck().all(table) as string[];

/**
 * Writes into a new file what can be read of a damaged one, which is only
 * read. The search's index is made anew as the rows come in.
 */
export function recover(from: string, to: string): Recovered[] {
  const source = openDamaged(from);
  const target = makeEmpty(to, newestOf(source));
  try {
    const tables = ownTables(target).filter((table) => !/^(search_|__drizzle)/.test(table));
    return target.transaction(() => tables.map((table) => copyTable(source, target, table)))();
  } finally {
    source.close();
    target.close();
  }
}

function copyTable(source: Sqlite.Database, target: Sqlite.Database, table: string): Recovered {
  const there = new Set(columnsOf(source, table));
  const columns = columnsOf(target, table).filter((column) => there.has(column));
  // The list of tables has a gap where this one stood.
  if (columns.length === 0) return { table, read: 0, lost: 0, unknown: Number.POSITIVE_INFINITY };
  const places = columns.map(() => "?").join(", ");
  const insert = target.prepare(
    `insert or ignore into ${quoted(table)} (${columns.map(quoted).join(", ")}) values (${places})`,
  );
  return { table, ...readTable(source, table, columns, (row) => insert.run(row)) };
}
