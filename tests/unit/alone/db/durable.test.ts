import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";

it.skipIf(isPostgres())("a write waits for the disk, as the store opens the file", async () => {
  const full = 2;
  const pragma = await store.write((tx) => tx.run(sql`pragma synchronous`));
  expect(pragma.rows).toEqual([[full]]);
});
