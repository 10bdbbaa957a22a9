import { env } from "#lib/env.ts";

/** Whether this process runs on PostgreSQL rather than SQLite. */
export function isPostgres(): boolean {
  return env().databaseUrl.startsWith("postgres");
}
