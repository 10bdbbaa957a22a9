import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import { Explained } from "./errors.ts";
import type { Asked } from "./pool.ts";

/** Any number: all instances of the app must take the same lock while they migrate. */
const MIGRATION_LOCK = 7_102_007;

/** What rate-limiter-flexible counts in, as it would make it itself: made here it is there before the first use. */
const RATE_LIMITS = `create table if not exists rate_limits
  (key varchar(255) primary key, points integer not null default 0, expire bigint)`;

/**
 * Runs the migrations of a folder that were not run yet, all in one
 * transaction, whose own lock keeps other instances waiting: behind PgBouncer
 * nothing else of a connection lasts. They are noted where drizzle notes them,
 * in a database of which we have a schema only in that.
 */
export async function migratePostgres(asked: Asked, folder: string): Promise<void> {
  const say = (text: string, values: unknown[] = []) => asked.query({ text, values });
  await say("begin");
  await say("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  const { schema, noted } = await notesOf(asked);
  if (schema === "public") await say("create schema if not exists drizzle");
  await say(`create table if not exists ${noted}
    (id serial primary key, hash text not null, created_at bigint)`);
  const { rows } = await say(`select max(created_at) as newest from ${noted}`);
  const newest = Number(rows[0]?.newest ?? 0);
  for (const { folderMillis, hash, sql } of readMigrationFiles({ migrationsFolder: folder })) {
    if (folderMillis <= newest) continue;
    // drizzle-kit names the schema that its tables stand in by default; ours stand wherever the search path leads.
    for (const statement of sql) await say(statement.replaceAll('"public".', ""));
    await say(`insert into ${noted} (hash, created_at) values ($1, $2)`, [hash, folderMillis]);
  }
  await say(RATE_LIMITS);
  await say("commit");
}

/** By its instant the newest migration that was run; null where none was. */
export async function newestMigration(asked: Asked): Promise<number | null> {
  const { noted } = await notesOf(asked);
  const known = await asked.query({ text: "select to_regclass($1) as noted", values: [noted] });
  if (known.rows[0]?.noted === null) return null;
  const { rows } = await asked.query({ text: `select max(created_at) as newest from ${noted}` });
  return rows[0]?.newest === null ? null : Number(rows[0]?.newest);
}

/** Where our migrations are noted, and the schema that the search path leads to. */
async function notesOf(asked: Asked): Promise<{ schema: string; noted: string }> {
  const { rows } = await asked.query({
    text: "select current_schema() as schema, current_setting('search_path') as path",
  });
  const { schema, path } = rows[0] ?? {};
  if (typeof schema === "string") {
    const notes = pg.escapeIdentifier(schema === "public" ? "drizzle" : schema);
    return { schema, noted: `${notes}."__drizzle_migrations"` };
  }
  throw new Explained(`The database has none of the schemas that its search path names (${path}).
Make one (create schema …), or correct the search path: of the role, or in DATABASE_URL.`);
}
