import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";

/**
 * Set-up file of the unit tests: a real database for each test file, migrated
 * once and empty before each test. SQLite in a temporary folder, or with
 * TEST_DATABASE_URL=postgres://… a database of its own on that server.
 */
const server = process.env.TEST_DATABASE_URL;
const folder = mkdtempSync(join(tmpdir(), "marchmont-test-"));
const name = `marchmont_${randomUUID().replaceAll("-", "")}`;

process.env.DATA_DIR = folder;
process.env.AUTH_SECRET = "a secret for tests that is long enough to be one";
process.env.SITE_URL = "https://meetings.example.org";
process.env.DATABASE_URL = server
  ? Object.assign(new URL(server), { pathname: `/${name}` }).href
  : `file:${join(folder, "test.sqlite")}`;

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  if (server) await onServer(`create database ${name}`);
  const { migrate } = await import("#db/migrate.ts");
  await migrate();
});

beforeEach(async () => {
  const { store } = await import("#db/store.ts");
  const { tables } = await import("#db/tables.ts");
  const { groups, accounts } = tables;
  await store.write(async (tx) => {
    // Meetings hold on to their venues; nearly everything else goes with its group.
    await tx.delete(tables.meetings);
    await tx.delete(groups);
    await tx.delete(accounts);
    for (const table of [
      tables.signInTokens,
      tables.topics,
      tables.formerSlugs,
      tables.subscribers,
      tables.mailings,
      tables.attendeeLinks,
      tables.outbox,
      tables.auditEvents,
      tables.settings,
    ]) {
      await tx.delete(table);
    }
  });
});

afterAll(async () => {
  const { closeStore } = await import("#db/store.ts");
  await closeStore();
  if (server) await onServer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});
