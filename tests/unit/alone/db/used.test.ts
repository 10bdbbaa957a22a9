import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { migrate } from "#db/migrate.ts";
import { closeStore } from "#db/store.ts";
import { assertNotLost, markUsed, wasUsed } from "#db/upkeep/used.ts";

const aside = () => `${databaseFile()}-aside`;

describe.skipIf(isPostgres())("a database file", () => {
  beforeEach(async () => {
    await migrate();
    await closeStore();
    renameSync(databaseFile(), aside());
  });
  afterEach(() => {
    renameSync(aside(), databaseFile());
    rmSync(`${databaseFile()}-used`, { force: true });
  });

  it("that no site has used may be missing: that is a new site", () => {
    expect(wasUsed()).toBe(false);
    expect(() => assertNotLost()).not.toThrow();
  });

  it("that a site has used must be there, with tables in it", () => {
    markUsed();
    expect(() => assertNotLost()).toThrow(/is missing, but a site has used it/);
    writeFileSync(databaseFile(), "");
    expect(() => assertNotLost()).toThrow(/is empty, but a site has used it/);
    rmSync(databaseFile());
    renameSync(aside(), databaseFile());
    expect(() => assertNotLost()).not.toThrow();
    renameSync(databaseFile(), aside());
    expect(existsSync(`${databaseFile()}-used`)).toBe(true);
  });
});
