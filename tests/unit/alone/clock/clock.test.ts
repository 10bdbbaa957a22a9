import pg from "pg";
import { expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { findDoubt, isApart, lookAtClock } from "#lib/clock/keep.ts";
import { leaseTime, sharedTime } from "#lib/clock/shared-time.ts";
import { env } from "#lib/env.ts";
import { evenNow, now } from "#lib/time/clock.ts";

/* By the machine's own clock, and the database's where that counts. */

const MINUTE = 60_000;
const later = (milliseconds: number) => new Date(now().getTime() + milliseconds);

it("the clock of a machine and of its database are believed", async () => {
  expect(Math.abs((await sharedTime(store.read)).getTime() - now().getTime())).toBeLessThan(5_000);
  expect(await lookAtClock()).toMatchObject({ believed: true, doubt: null });
  expect(await findDoubt()).toBeNull();
});

it("a machine's clock that is more than 10 minutes beside the database's is not", () => {
  expect(isApart(later(9 * MINUTE))).toBe(false);
  expect(isApart(later(-9 * MINUTE))).toBe(false);
  expect(isApart(later(11 * MINUTE))).toBe(true);
  expect(isApart(later(-11 * MINUTE))).toBe(true);
});

it.skipIf(isPostgres())("leases of the one process go by a clock that nobody sets", async () => {
  const [before, even] = [await leaseTime(store.read), evenNow()];
  const real = Date.now;
  Date.now = () => real() + 3_600_000;
  try {
    expect((await leaseTime(store.read)).getTime() - before.getTime()).toBeLessThan(5_000);
    expect(evenNow().getTime() - even.getTime()).toBeLessThan(5_000);
  } finally {
    Date.now = real;
  }
});

it.runIf(isPostgres())(
  "all jobs that look at once leave connections to everything else",
  async () => {
    await lookAtClock();
    const other = new pg.Client({ connectionString: env().databaseUrl });
    await other.connect();
    await other.query("begin");
    await other.query("select 1 from settings where key = 'clock' for update");
    const looking = Array.from({ length: 20 }, () => lookAtClock());
    const from = performance.now();
    await Promise.all(
      ["a", "b", "c"].map((key) =>
        store.write((tx) => tx.insert(settings).values({ key, value: 1 }).onConflictDoNothing()),
      ),
    );
    expect(performance.now() - from).toBeLessThan(3_000);
    await other.query("commit");
    await other.end();
    expect((await Promise.all(looking)).every(({ believed }) => believed)).toBe(true);
  },
);
