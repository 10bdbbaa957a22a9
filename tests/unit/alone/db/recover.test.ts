import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { seedDemo } from "#db/seed.ts";
import { closeStore, store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { recover } from "#db/upkeep/recover.ts";
import { damageOf, openToRead, ownTables } from "#db/upkeep/sqlite-copy.ts";
import { newId } from "#lib/ids.ts";
import { now } from "#lib/time/clock.ts";

const PLACES = 20;

type Leaf = { name: string; page: number; rows: number };

const folder = mkdtempSync(join(tmpdir(), "marchmont-recover-"));
const whole = join(folder, "whole.sqlite");
const damaged = join(folder, "damaged.sqlite");
let pageSize = 4096;
let rows: Record<string, string[]> = {};
let leaves: Leaf[] = [];
/** The pages of the list of tables, in its order. */
let lists: number[] = [];

/** Every row of every table, as text. */
function readAll(file: string): Record<string, string[]> {
  const connection = openToRead(file);
  const tables = ownTables(connection).filter((table) => !/^(search_|__drizzle)/.test(table));
  const read = (table: string) =>
    connection
      .prepare(`select * from "${table}"`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  const all = Object.fromEntries(tables.map((table) => [table, read(table)]));
  connection.close();
  return all;
}

/** The whole file with pages overwritten. */
function damage(pages: number[]): void {
  const bytes = readFileSync(whole);
  for (const page of pages) bytes.fill(0xa5, (page - 1) * pageSize, page * pageSize);
  writeFileSync(damaged, bytes);
}

function recovered() {
  const to = join(folder, "recovered.sqlite");
  rmSync(to, { force: true });
  const told = recover(damaged, to);
  const connection = openToRead(to);
  expect(damageOf(connection)).toEqual([]);
  connection.close();
  return { told, rows: readAll(to) };
}

describe.skipIf(isPostgres())("of a damaged file", () => {
  beforeAll(async () => {
    await seedDemo();
    await store.write(async (tx) => {
      for (let n = 0; n < 400; n++) {
        await tx.insert(outbox).values({
          id: newId(),
          kind: "message",
          toEmail: `guest-${n}@example.org`,
          subject: `Mail ${n}`,
          text: "Words. ".repeat(n % 90),
          html: "<p>Words.</p>",
          messageId: `<${n}@example.org>`,
          state: "sent",
          nextAttemptAt: now(),
          createdAt: now(),
        });
      }
    });
    await closeStore();
    copyFileSync(databaseFile(), whole);
    rows = readAll(whole);
    const connection = new Sqlite(whole, { readonly: true });
    pageSize = connection.pragma("page_size", { simple: true }) as number;
    leaves = connection
      .prepare(
        `select name, pageno as page, ncell as rows from dbstat
         where pagetype = 'leaf' and name not like 'sqlite\\_schema' escape '\\'
         and name not like 'search%' and name not like '\\_\\_drizzle%' escape '\\'`,
      )
      .all() as Leaf[];
    lists = connection
      .prepare(
        "select pageno from dbstat where name = 'sqlite_schema' and pagetype = 'leaf' order by path",
      )
      .pluck()
      .all() as number[];
    connection.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const isTable = (name: string) => name in rows;

  it("every row is read that does not stand in the page that was overwritten", () => {
    const step = Math.max(1, Math.floor(leaves.length / PLACES));
    const chosen = leaves.filter((_, n) => n % step === 0).slice(0, PLACES);
    expect(chosen.length).toBe(PLACES);
    expect(chosen.some(({ name }) => isTable(name))).toBe(true);
    for (const leaf of chosen) {
      damage([leaf.page]);
      const { told, rows: read } = recovered();
      for (const [table, all] of Object.entries(rows)) {
        const gone = leaf.name === table ? leaf.rows : 0;
        const kept = new Set(all);
        expect(
          read[table]?.filter((row) => !kept.has(row)),
          `${table}: no other`,
        ).toEqual([]);
        expect(read[table], `${table}, page ${leaf.page} of ${leaf.name}`).toHaveLength(
          all.length - gone,
        );
        const said = told.find((one) => one.table === table);
        expect(said).toEqual({ table, read: all.length - gone, lost: gone, unknown: 0 });
      }
    }
  });

  it("rows between several such pages are read as well", () => {
    const pages = leaves.filter(({ name }) => name === "outbox");
    expect(pages.length).toBeGreaterThan(10);
    const chosen = [2, 5, 8].map((n) => pages[n]!);
    damage(chosen.map(({ page }) => page));
    const gone = chosen.reduce((sum, leaf) => sum + leaf.rows, 0);
    const { told } = recovered();
    expect(told.find(({ table }) => table === "outbox")).toEqual({
      table: "outbox",
      read: (rows.outbox?.length ?? 0) - gone,
      lost: gone,
      unknown: 0,
    });
  });

  it("what no index tells of any more is told as unknown", () => {
    const pages = leaves.filter(({ name }) => /^outbox|autoindex_outbox/.test(name));
    const leaf = pages.filter(({ name }) => name === "outbox")[3]!;
    const indexes = new Set(pages.map(({ name }) => name).filter((name) => name !== "outbox"));
    const one = [...indexes].map((name) => pages.filter((page) => page.name === name).at(-1)!);
    damage([leaf, ...one].map(({ page }) => page));
    const { told } = recovered();
    const said = told.find(({ table }) => table === "outbox");
    expect(said?.read).toBe((rows.outbox?.length ?? 0) - leaf.rows);
    expect((said?.lost ?? 0) + (said?.unknown ?? 0)).toBe(leaf.rows);
    // Of indexes that cannot be read at all nothing is known.
    damage([leaf, ...pages.filter(({ name }) => name !== "outbox")].map(({ page }) => page));
    const { told: less } = recovered();
    const unknown = less.find(({ table }) => table === "outbox")?.unknown ?? 0;
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(leaf.rows);
  });

  it("the damage is named, however far it can be looked for", () => {
    for (const { page } of leaves.filter((_, n) => n % 17 === 0)) {
      damage([page]);
      const connection = openToRead(damaged);
      expect(damageOf(connection)).not.toEqual([]);
      connection.close();
    }
  });

  it("where the list of tables is damaged it is refused, with what to do, and nothing is written", () => {
    const to = join(folder, "nothing.sqlite");
    expect(lists.length).toBeGreaterThan(2);
    for (const page of lists) {
      damage([page]);
      expect(() => recover(damaged, to)).toThrow(
        /not even the list of its tables.*npm run restore/,
      );
      expect(existsSync(to)).toBe(false);
    }
  });

  it("the damaged file itself is only read", () => {
    damage([leaves[0]!.page]);
    const before = readFileSync(damaged);
    recovered();
    expect(readFileSync(damaged).equals(before)).toBe(true);
  });
});
