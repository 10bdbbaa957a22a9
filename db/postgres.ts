import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { env } from "#lib/env.ts";
import type { Engine, Reader, Tx } from "./engine.ts";
import { errorCode } from "./errors.ts";
import { hideValues } from "./hide-values.ts";
import { tables } from "./tables.ts";

const ATTEMPTS = 10;
/** Any number: all instances of the app must take the same lock while they migrate. */
const MIGRATION_LOCK = 7_102_007;

/** Serialization failure and deadlock: the transaction may simply be run again. */
function mayRunAgain(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40001" || code === "40P01";
}

/** PostgreSQL: a pool; transactions run again when the server says that they collided. */
export function openPostgres(): Engine {
  hideValues();
  const pool = new pg.Pool({ connectionString: env().databaseUrl, max: 10 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const database = drizzle(pool, { schema: tables as never });

  return {
    name: "postgres",
    // The types of the SQLite kit are the app's types; tests/unit/pure/db holds both engines to them.
    reader: database as unknown as Reader,
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await database.transaction((tx) => work(tx as unknown as Tx));
        } catch (error) {
          if (attempt >= ATTEMPTS || !mayRunAgain(error)) throw error;
          await sleep(2 ** attempt + Math.random() * 20);
        }
      }
    },
    async migrate(folder) {
      const connection = await pool.connect();
      try {
        await connection.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
        await migrate(drizzle(connection), { migrationsFolder: folder });
      } finally {
        await connection.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
        connection.release();
      }
    },
    async newestMigration() {
      // In the schema drizzle, or in our own where that is not "public".
      const { rows } = await pool.query<{ noted: string }>(
        `select format('%I.%I', schemaname, tablename) as noted from pg_tables
         where tablename = '__drizzle_migrations' and schemaname in ('drizzle', current_schema())`,
      );
      if (!rows[0]) return null;
      const newest = await pool.query(`select max(created_at) as at from ${rows[0].noted}`);
      return newest.rows[0]?.at === null ? null : Number(newest.rows[0]?.at);
    },
    truncateLog: async () => true,
    close: () => pool.end(),
  };
}
