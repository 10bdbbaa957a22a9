import { existsSync, statSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { meetings, settings } from "#db/tables.ts";
import { startJobs } from "#lib/jobs/start.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

/* What a site does beside answering, as it is started: each once at the least, at once. */

const hasTried = async () =>
  (await store.read.$count(settings, eq(settings.key, "health.tried"))) > 0;

/** How many parts the search's index has: one once nothing of what is gone is left. */
async function parts(): Promise<number> {
  const [row] = await store.read
    .select({ n: sql<number>`count(distinct segid)` })
    .from(sql`search_index_idx`);
  return row?.n ?? 0;
}

const logBytes = () => {
  const log = `${databaseFile()}-wal`;
  return existsSync(log) ? statSync(log).size : 0;
};

it("a write is tried, and what was erased is swept away", async () => {
  const { id } = await aGroup();
  for (const title of ["On the ermine", "On the fathom", "On the gambit"]) {
    const meeting = await aMeeting(id, { title, summary: title });
    await store.write((tx) => tx.delete(meetings).where(eq(meetings.id, meeting.id)));
  }
  if (!isPostgres()) expect(await parts()).toBeGreaterThan(1);
  const reported: unknown[] = [];
  const jobs = startJobs((error) => reported.push(error));
  try {
    await expect.poll(hasTried, { timeout: 20_000 }).toBe(true);
    if (!isPostgres()) await expect.poll(parts, { timeout: 20_000 }).toBeLessThanOrEqual(1);
  } finally {
    await jobs.stop();
  }
  expect(reported).toEqual([]);
});

it.skipIf(isPostgres())("the log of changes is emptied", async () => {
  const value = "x".repeat(500_000);
  await store.write((tx) => tx.insert(settings).values({ key: "large", value }));
  expect(logBytes()).toBeGreaterThan(500_000);
  const jobs = startJobs(() => undefined);
  try {
    // What is written beside it meanwhile is small.
    await expect.poll(logBytes, { timeout: 20_000 }).toBeLessThan(300_000);
  } finally {
    await jobs.stop();
  }
});
