import { monitorEventLoopDelay } from "node:perf_hooks";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isBusy } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { withOnePatience } from "#db/patience.ts";
import { store } from "#db/store.ts";
import { topics } from "#db/tables.ts";

/* Another program holds the file: a back-up by hand, a shell that somebody left open. */

let other: Sqlite.Database;
beforeEach(() => {
  if (!isPostgres()) other = new Sqlite(databaseFile());
});
afterEach(() => other?.close());

const add = (id: string) =>
  store.write((tx) => tx.insert(topics).values({ id, slug: id, name: id }));
const seconds = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work().catch((error: unknown) => {
    if (!isBusy(error)) throw error;
  });
  return (performance.now() - from) / 1000;
};

describe.skipIf(isPostgres())("while another program holds the database", () => {
  it("reads go on, and the process does nothing but wait", async () => {
    other.exec("begin immediate");
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const write = add("a");
    const reads: number[] = [];
    for (let n = 0; n < 40; n++) {
      reads.push(await seconds(() => store.read.select().from(topics)));
      await new Promise((next) => setTimeout(next, 25));
    }
    delay.disable();
    other.exec("rollback");
    await write;
    expect(Math.max(...reads)).toBeLessThan(0.5);
    // Five seconds at once, where SQLite itself waits.
    expect(delay.max / 1e9).toBeLessThan(0.5);
    expect(await store.read.$count(topics)).toBe(1);
  });

  it("whoever asks is told after a while, once for all that they ask", async () => {
    other.exec("begin immediate");
    const one = await seconds(() =>
      withOnePatience(async () => {
        await add("a").catch(() => undefined);
        await add("b").catch(() => undefined);
        await add("c");
      }),
    );
    other.exec("rollback");
    expect(one).toBeGreaterThan(3);
    expect(one).toBeLessThan(7);
    await add("d");
    expect(await store.read.$count(topics)).toBe(1);
  });
});
