import { sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { movedBy, now } from "#lib/time/clock.ts";

/**
 * The moment by which leases are given and run out: the database's, where
 * several machines share one, so that a clock that is wrong takes nothing from
 * anybody. Where time was moved (in tests), it is moved here as well.
 */
export async function leaseTime(tx: Tx): Promise<Date> {
  if (!isPostgres()) return now();
  const [row] = await tx
    .select({ at: sql<string>`extract(epoch from clock_timestamp()) * 1000` })
    .from(sql`(select 1) as one`);
  return new Date(Math.round(Number(row?.at)) + movedBy());
}
