import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { closeStore, migrateStore, store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { takeOnce, takeToken } from "#lib/rate-limit.ts";
import { assertOwnSecret } from "#lib/site/secret.ts";
import { startPgBouncer } from "#tests/support/pgbouncer.ts";

/* PgBouncer in transaction mode keeps nothing of a connection: no setting, no lock, no named statement. */

const { databaseUrl } = env();
let bouncer: Awaited<ReturnType<typeof startPgBouncer>> = null;

beforeAll(async () => {
  if (!isPostgres()) return;
  bouncer = await startPgBouncer(databaseUrl);
  if (!bouncer) return;
  await closeStore();
  Object.assign(env(), { databaseUrl: bouncer.url });
});

afterAll(async () => {
  if (!bouncer) return;
  await closeStore();
  Object.assign(env(), { databaseUrl });
  await bouncer.stop();
});

it.skipIf(!isPostgres())("behind it all is as without it", async ({ skip }) => {
  if (!bouncer) return skip("no PgBouncer here (on Debian: apt install pgbouncer)");
  const folder = join(import.meta.dirname, "../../../../drizzle");
  await Promise.all([migrateStore(folder), migrateStore(folder)]);
  await assertOwnSecret();
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      store.write((tx) => tx.insert(settings).values({ key: `n.${n}`, value: n })),
    ),
  );
  expect(await store.read.$count(settings)).toBe(31);

  // As many as share its few connections, and each counts from the first use.
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => takeToken("rsvp-address", key)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
  const proof = randomUUID();
  const taken = await Promise.all([1, 2, 3].map(() => takeOnce("proof", proof)));
  expect(taken.filter(Boolean)).toHaveLength(1);
});
