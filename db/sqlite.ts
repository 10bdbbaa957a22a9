import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import { migrate } from "drizzle-orm/sqlite-proxy/migrator";
import { fold, searchKey, searchWords } from "#lib/text/fold.ts";
import { databaseFile } from "./database-file.ts";
import type { Engine, Tx } from "./engine.ts";
import { isBusy } from "./errors.ts";
import { groupCommit } from "./group-commit.ts";
import { hideValues } from "./hide-values.ts";
import { ownPatience, waitsOn } from "./patience.ts";
import { tables } from "./tables.ts";

/** How long it is waited for another program while nobody else waits: at the start, at the end, in a migration. */
const BUSY_TIMEOUT_MS = 5_000;
/** How long until a read is tried again that another program keeps from the file. */
const BUSY_MS = 25;
const CACHED_STATEMENTS = 500;

type Method = "run" | "all" | "values" | "get";

/** Executes drizzle's SQL on one connection, keeping prepared statements for the next time. */
function executor(connection: Sqlite.Database) {
  const statements = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const kept = statements.get(sql);
    if (kept) return kept;
    const fresh = connection.prepare(sql);
    if (fresh.reader) fresh.raw(true);
    if (statements.size >= CACHED_STATEMENTS) statements.delete(statements.keys().next().value!);
    statements.set(sql, fresh);
    return fresh;
  };
  const execute = (sql: string, params: unknown[], method: Method) => {
    const statement = prepare(sql);
    if (!statement.reader) {
      statement.run(params);
      return { rows: [] };
    }
    const rows = method === "get" ? statement.get(params) : statement.all(params);
    return { rows: rows as unknown[] };
  };
  return async (sql: string, params: unknown[], method: Method) => {
    // Outside of a transaction nothing is lost by trying again; within one nobody is in the way.
    const patience = ownPatience();
    for (;;) {
      try {
        return execute(sql, params, method);
      } catch (error) {
        if (!isBusy(error) || connection.inTransaction || !waitsOn(patience)) throw error;
        await sleep(BUSY_MS);
      }
    }
  };
}

/** While it is served nobody is to wait for one who waits: see `executor` and `groupCommit`. */
function waitFor(connection: Sqlite.Database, milliseconds: number): void {
  connection.pragma(`busy_timeout = ${milliseconds}`);
}

/** What the triggers of the search and migrations fold words with. */
export function giveFolding(connection: Sqlite.Database): void {
  const folding = { search_fold: fold, search_words: searchWords, search_key: searchKey };
  for (const [name, made] of Object.entries(folding)) {
    connection.function(name, { deterministic: true }, (text) =>
      text === null ? null : made(String(text)),
    );
  }
}

function connect(
  file: string,
  { readonly, synchronous }: { readonly: boolean; synchronous: "FULL" | "OFF" },
): Sqlite.Database {
  const connection = new Sqlite(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  if (!readonly) connection.pragma("journal_mode = WAL");
  // better-sqlite3 is compiled to lower this in WAL mode: an acknowledged write must be on disk.
  connection.pragma(`synchronous = ${synchronous}`);
  // Copying the log back into the file waits for the disk too: seldom, and more at once.
  connection.pragma("wal_autocheckpoint = 4000");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -16000");
  connection.pragma("temp_store = MEMORY");
  // What is erased is overwritten, and not only forgotten.
  connection.pragma("secure_delete = ON");
  giveFolding(connection);
  waitFor(connection, 0);
  return connection;
}

/**
 * SQLite: one writer whose callers queue and share commits, one read-only
 * connection beside it. Only tests wait for no disk ("OFF"): see `useEngine`.
 */
export function openSqlite({
  synchronous = "FULL",
}: {
  synchronous?: "FULL" | "OFF";
} = {}): Engine {
  hideValues();
  const file = databaseFile();
  mkdirSync(dirname(file), { recursive: true });
  const writer = connect(file, { readonly: false, synchronous });
  const tx: Tx = drizzle(executor(writer), { schema: tables });
  let readerConnection: Sqlite.Database | undefined;

  const { write, alone } = groupCommit(writer, tx);

  let reader: Engine["reader"] | undefined;
  return {
    name: "sqlite",
    get reader() {
      if (!reader) {
        readerConnection = connect(file, { readonly: true, synchronous });
        reader = drizzle(executor(readerConnection), { schema: tables });
      }
      return reader;
    },
    transaction: write,
    // The file has one process.
    alone: (work) => work(),
    migrate: (folder) =>
      alone(async () => {
        const database = drizzle(executor(writer), { schema: tables });
        waitFor(writer, BUSY_TIMEOUT_MS);
        writer.pragma("foreign_keys = OFF");
        // A table that is made anew is gone for a moment, while the search's views and triggers name it.
        writer.pragma("legacy_alter_table = ON");
        try {
          await migrate(
            database,
            async (queries) => {
              writer.transaction(() => {
                for (const query of queries) writer.exec(query);
                const broken = writer.pragma("foreign_key_check") as unknown[];
                if (broken.length > 0) throw new Error("A migration would leave broken references");
              })();
            },
            { migrationsFolder: folder },
          );
        } finally {
          writer.pragma("foreign_keys = ON");
          writer.pragma("legacy_alter_table = OFF");
          waitFor(writer, 0);
        }
      }),
    async newestMigration() {
      const noted = writer
        .prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'")
        .get();
      if (!noted) return null;
      const newest = "select max(created_at) from __drizzle_migrations";
      return writer.prepare(newest).pluck().get() as number | null;
    },
    truncateLog: () =>
      alone(async () => {
        const said = writer.pragma("wal_checkpoint(TRUNCATE)") as { busy: number; log: number }[];
        return said[0]?.busy === 0 && said[0].log === 0;
      }),
    close: () =>
      alone(async () => {
        readerConnection?.close();
        waitFor(writer, BUSY_TIMEOUT_MS);
        writer.pragma("wal_checkpoint(TRUNCATE)");
        writer.close();
      }),
  };
}
