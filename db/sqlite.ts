import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import { migrate } from "drizzle-orm/sqlite-proxy/migrator";
import { env } from "#lib/env.ts";
import { fold, searchKey, searchWords } from "#lib/text/fold.ts";
import type { Engine, Tx } from "./engine.ts";
import { groupCommit } from "./group-commit.ts";
import { hideValues } from "./hide-values.ts";
import { tables } from "./tables.ts";

const BUSY_TIMEOUT_MS = 5_000;
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
  return async (sql: string, params: unknown[], method: Method) => {
    const statement = prepare(sql);
    if (!statement.reader) {
      statement.run(params);
      return { rows: [] };
    }
    const rows = method === "get" ? statement.get(params) : statement.all(params);
    return { rows: rows as unknown[] };
  };
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
  giveFolding(connection);
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
  const file = resolve(env().databaseUrl.slice("file:".length));
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
    check: () => write(async () => undefined),
    migrate: (folder) =>
      alone(async () => {
        const database = drizzle(executor(writer), { schema: tables });
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
        }
      }),
    close: () =>
      alone(async () => {
        readerConnection?.close();
        writer.pragma("wal_checkpoint(TRUNCATE)");
        writer.close();
      }),
  };
}
