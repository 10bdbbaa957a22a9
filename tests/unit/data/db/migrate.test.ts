import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { migrateStore, store } from "#db/store.ts";
import { relations } from "#db/tables.ts";

/** What drizzle-kit writes where SQLite cannot change a table in place. */
const ANEW = `
CREATE TABLE __new_relations AS SELECT * FROM relations;
--> statement-breakpoint
DROP TABLE relations;
--> statement-breakpoint
ALTER TABLE __new_relations RENAME TO relations;
`;

it.skipIf(isPostgres())(
  "a table can be made anew although views and triggers name it",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "marchmont-migrations-"));
    mkdirSync(join(folder, "sqlite", "meta"), { recursive: true });
    const entry = { idx: 0, version: "6", when: 4e12, tag: "0000_anew", breakpoints: true };
    writeFileSync(
      join(folder, "sqlite", "meta", "_journal.json"),
      JSON.stringify({ entries: [entry] }),
    );
    writeFileSync(join(folder, "sqlite", "0000_anew.sql"), ANEW);
    await migrateStore(folder);
    rmSync(folder, { recursive: true });
    expect(await store.read.$count(relations)).toBe(0);
  },
);
