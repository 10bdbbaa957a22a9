import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { wayBack } from "#app/_launch/way-back.ts";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { listMigrations, migrate, waitingMigrations } from "#db/migrate.ts";
import { closeStore, newestMigration, store } from "#db/store.ts";
import { backupsFolder } from "#db/upkeep/kept-backups.ts";
import { runPostgres } from "#db/upkeep/postgres-dump.ts";
import { restoreBackup } from "#db/upkeep/restore.ts";
import { fillAll, openRaw, readAll } from "#tests/support/any-row.ts";
import { execute } from "#tests/support/execute.ts";
import { anew, migrateTo } from "#tests/support/former-version.ts";

const hasPrograms = await runPostgres("pg_dump", ["--version"]).then(
  () => true,
  () => false,
);
beforeEach(anew);
// The next test begins by emptying tables.
afterEach(async () => {
  await anew();
  await migrate();
});

it.skipIf(isPostgres() && !hasPrograms)("an upgrade is taken back whole", async () => {
  const known = listMigrations(isPostgres() ? "postgres" : "sqlite");
  const former = known.at(-2)!;
  await migrateTo(former.tag);
  await closeStore();
  const raw = await openRaw();
  await fillAll(raw);
  const before = await readAll(raw);
  await raw.close();

  // As a start of the new version does.
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
  await wayBack();
  await migrate();
  expect((await newestMigration()).newest).toBe(known.at(-1)?.when);
  expect(await waitingMigrations()).toEqual([]);
  const [, file = ""] = /kept in (\S+)\./.exec(said.join("\n")) ?? [];
  expect(file).toMatch(/before-.*\.tar\.gz$/);

  // As whoever goes back does.
  await closeStore();
  const { replaced } = await restoreBackup(file, "anything");
  expect(replaced).not.toBeNull();
  expect((await newestMigration()).newest).toBe(former.when);
  await closeStore();
  const back = await openRaw();
  const { settings = [], ...rows } = await readAll(back);
  // All but the mark by which its mail waits for an owner's word.
  const isMark = ({ key }: Record<string, unknown>) => key === "restored.at";
  expect(settings.filter(isMark)).toHaveLength(1);
  expect({ ...rows, settings: settings.filter((row) => !isMark(row)) }).toEqual(before);
  await back.close();
});

it.skipIf(isPostgres())("what cannot be backed up is not migrated", async () => {
  await migrateTo(listMigrations("sqlite").at(-2)!.tag);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  // Of a damaged file there is no copy.
  const raw = await openRaw();
  await fillAll(raw);
  await raw.close();
  await closeStore();
  const whole = readFileSync(databaseFile());
  writeFileSync(
    databaseFile(),
    Buffer.from(whole).fill(0xff, whole.length >> 1, (whole.length >> 1) + 16_384),
  );
  await expect(wayBack()).rejects.toThrow();
  await closeStore();
  writeFileSync(databaseFile(), whole);
});

it("a new site and one that lacks nothing are not backed up", async () => {
  const made = () => (existsSync(backupsFolder()) ? readdirSync(backupsFolder()) : []);
  const before = made();
  await wayBack();
  await migrate();
  await wayBack();
  expect(made()).toEqual(before);
});

it("a version older than the database does nothing with it", async () => {
  await migrate();
  const noted = isPostgres() ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
  await store.write((tx) =>
    execute(tx, sql.raw(`insert into ${noted} (hash, created_at) values ('later', 9999999999999)`)),
  );
  await expect(wayBack()).rejects.toThrow("was changed by a newer version");
});
