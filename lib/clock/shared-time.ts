import { sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { evenNow, isMoved, movedBy, now } from "#lib/time/clock.ts";

/** The database's own time; where time was moved (in tests), it is moved here as well. */
async function databaseTime(db: Pick<Reader, "select">): Promise<Date> {
  const [row] = await db
    .select({ at: sql<string>`extract(epoch from clock_timestamp()) * 1000` })
    .from(sql`(select 1) as one`);
  return new Date(Math.round(Number(row?.at)) + movedBy());
}

/** What time it is for all who share the database: by its clock, where they may be several machines. */
export async function sharedTime(db: Pick<Reader, "select">): Promise<Date> {
  return isPostgres() && !isMoved() ? databaseTime(db) : now();
}

/**
 * The moment by which leases are given and run out: the database's, where
 * several machines share one, so that a clock that is wrong takes nothing from
 * anybody; else that of the one process, which nobody sets.
 */
export async function leaseTime(db: Pick<Reader, "select">): Promise<Date> {
  return isPostgres() ? databaseTime(db) : evenNow();
}
