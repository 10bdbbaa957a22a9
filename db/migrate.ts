import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromJson } from "#lib/text/from-json.ts";
import { Explained } from "./errors.ts";
import { migrateStore, newestMigration } from "./store.ts";

const FOLDER = join(import.meta.dirname, "..", "drizzle");

/** Brings the database to the newest migration. The folder stands beside `db`, wherever the app was started. */
export async function migrate(): Promise<void> {
  await migrateStore(FOLDER);
}

type Entry = { when: number; tag: string };

/** The migrations of an engine, the oldest first. */
export function listMigrations(engine: "sqlite" | "postgres", folder = FOLDER): Entry[] {
  const journal = join(folder, engine, "meta", "_journal.json");
  return fromJson<{ entries: Entry[] }>(readFileSync(journal, "utf8")).entries;
}

/**
 * The names of the migrations that a database with rows in it still lacks;
 * none where it is new. An error that explains itself where a newer version
 * than this has migrated it: this one would not know what stands in it.
 */
export async function waitingMigrations(): Promise<string[]> {
  const { engine, newest } = await newestMigration();
  if (newest === null) return [];
  const known = listMigrations(engine);
  if (newest > (known.at(-1)?.when ?? 0)) throw new Explained(NEWER);
  return known.filter(({ when }) => when > newest).map(({ tag }) => tag);
}

const NEWER = `The database was changed by a newer version of Marchmont than this one, which would not know what stands in it. Nothing was changed.
Either go on with the newer version, or put back the back-up that it made before it changed the database:
  npm run restore data/backups/before-….tar.gz -- --force
What was written since then is lost by that; the database as it is now is kept beside.`;
