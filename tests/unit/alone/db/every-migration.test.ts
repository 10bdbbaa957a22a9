import { beforeEach, describe, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { listMigrations, migrate } from "#db/migrate.ts";
import { closeStore } from "#db/store.ts";
import { fillAll, openRaw, readAll } from "#tests/support/any-row.ts";
import { anew, migrateTo } from "#tests/support/former-version.ts";

/* A database of each version there was, with a row in each table, loses nothing on its way here. */

/** Columns that have another name since. */
const RENAMED: Record<string, string> = {
  "meetings.last_ticket": "last_arrival",
  "rsvps.ticket": "arrival",
};
/** What nothing has use for any more, and why. */
const DROPPED: Record<string, string> = {
  "accounts.session_epoch": "sessions are rows of their own, and those of before end",
};
/** What is made of other columns anew. */
const DERIVED = ["search_key", "family_name"];

beforeEach(anew);

describe("a database of the version that ended with", () => {
  const tags = listMigrations(isPostgres() ? "postgres" : "sqlite").map(({ tag }) => tag);

  it.each(tags)("%s comes here with all of its rows", async (tag) => {
    await migrateTo(tag);
    await closeStore();
    const former = await openRaw();
    await fillAll(former);
    const before = await readAll(former);
    await former.close();
    await migrate();
    await closeStore();
    const current = await openRaw();
    const after = await readAll(current);
    await current.close();
    expect(Object.keys(before).length).toBeGreaterThan(20);
    for (const [table, rows] of Object.entries(before)) {
      expect(rows, table).toHaveLength(1);
      const [now] = after[table] ?? [];
      expect(now, `the row of ${table}`).toBeDefined();
      for (const [column, value] of Object.entries(rows[0] ?? {})) {
        if (DERIVED.includes(column) || `${table}.${column}` in DROPPED) continue;
        const name = RENAMED[`${table}.${column}`] ?? column;
        expect(now?.[name], `${table}.${column}`).toEqual(value);
      }
    }
  });
});
