import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { isPostgres } from "#db/is-postgres.ts";
import { closeStore, migrateStore, store } from "#db/store.ts";
import { env } from "#lib/env.ts";
import { execute } from "./execute.ts";

/* Databases as versions left them that people run, for tests in `alone`. */

/** Leaves an empty database, without a table. */
export async function anew(): Promise<void> {
  if (isPostgres()) {
    await store.write(async (tx) => {
      await execute(tx, sql`drop schema if exists drizzle cascade`);
      await execute(tx, sql`drop schema if exists public cascade`);
      await execute(tx, sql`create schema public`);
    });
    return;
  }
  await closeStore();
  const file = env().databaseUrl.slice("file:".length);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
}

/** Brings an empty database to the version whose last migration is `tag`. */
export async function migrateTo(tag: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "marchmont-former-"));
  cpSync(join(import.meta.dirname, "../../drizzle"), folder, { recursive: true });
  for (const engine of ["sqlite", "postgres"]) {
    const journal = join(folder, engine, "meta", "_journal.json");
    const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8")) as {
      entries: { tag: string }[];
    };
    const last = entries.findIndex((entry) => entry.tag === tag);
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, last + 1) }));
  }
  await migrateStore(folder);
  rmSync(folder, { recursive: true });
}
