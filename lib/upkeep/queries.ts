import { sql } from "drizzle-orm";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertAdministers } from "#lib/access/site-admin.ts";
import { findLastBackup } from "./last-backup.ts";

/** What whoever looks after the site wants to know of it: the last good back-up, and what it runs on. */
export type Upkeep = {
  lastBackup: { at: Date; bytes: number } | null;
  /** Names of parts with their versions. */
  parts: [name: string, version: string][];
};

async function databaseVersion(): Promise<[string, string]> {
  const asked = isPostgres()
    ? sql<string>`current_setting('server_version')`
    : sql<string>`sqlite_version()`;
  const [row] = await store.read.select({ version: asked }).from(sql`(select 1) as one`);
  return [isPostgres() ? "PostgreSQL" : "SQLite", row?.version ?? "unknown"];
}

/** NotFound for all but site admins. */
export async function getUpkeep(actor: Actor): Promise<Upkeep> {
  assertAdministers(actor);
  return {
    lastBackup: await findLastBackup(),
    parts: [
      ["Node", process.versions.node],
      await databaseVersion(),
      ["Time zone data", process.versions.tz ?? "unknown"],
    ],
  };
}
