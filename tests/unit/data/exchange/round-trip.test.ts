import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "#db/seed.ts";
import { store } from "#db/store.ts";
import { factsOf, inOrder, TABLE_NAMES, type TableName } from "#db/table-facts.ts";
import { tables } from "#db/tables.ts";
import { exportTo } from "#lib/exchange/export.ts";
import { importFrom } from "#lib/exchange/import.ts";
import { EXPORTED, exported, type Row, RULES } from "#lib/exchange/rules.ts";
import { setClock } from "#lib/time/clock.ts";
import { empty } from "#tests/setup/empty.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "exchange-"));
  setClock(new Date("2026-11-22T12:00:00Z"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = async (table: TableName) =>
  (await store.read.select().from(tables[table])) as unknown as Row[];

/** A value for a column of a row that nobody needs: none that a new row has by itself. */
function filling(table: TableName, key: string, kind: string): unknown {
  const AT = new Date("2026-01-02T03:04:05.678Z");
  switch (kind) {
    case "number":
      return 7;
    case "yes-no":
      return true;
    case "instant":
      return AT;
    case "json":
      return { b: [1, "two"], a: null };
    case "bytes":
      return Buffer.from([0, 1, 2, 255]);
    default:
      if (key === "id" || key === "slug") return `${table}-filled`;
      return key === "key" ? "site.filled" : `${table} ${key} “filled” \u2028\n`;
  }
}

/** The sample societies, and a row in each table that they leave empty. */
async function aFullSite(): Promise<void> {
  await seedDemo();
  await store.write(async (tx) => {
    for (const table of inOrder(TABLE_NAMES)) {
      if (table === "searchDocuments") continue;
      const [there] = (await tx.select().from(tables[table]).limit(1)) as unknown as Row[];
      if (there) continue;
      const row: Row = {};
      for (const { key, kind, refers } of factsOf(table).columns) {
        const [parent] = refers
          ? ((await tx.select().from(tables[refers]).limit(1)) as unknown as Row[])
          : [];
        row[key] = refers ? parent?.id : filling(table, key, kind);
      }
      await tx.insert(tables[table]).values(row as never);
    }
  });
}

/** Every file of a folder, by its place; but for the moment at which it was made. */
function filesOf(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [
        path.slice(dir.length + 1),
        readFileSync(path, "latin1").replace(/"madeAt": "[^"]+"/, ""),
      ]),
  );
}

async function exportedTo(name: string, group: string | null = null): Promise<string> {
  const dir = join(folder, name);
  expect(await exportTo({ dir, group })).toMatchObject({ ok: true });
  return dir;
}

describe("what is exported", () => {
  it("is every table, but for those left out with a reason", () => {
    expect(Object.keys(RULES).sort()).toEqual([...TABLE_NAMES].sort());
    for (const rule of Object.values(RULES)) {
      if ("leftOut" in rule) expect(rule.leftOut).toMatch(/\w{3}/);
    }
  });

  it("holds no secret", () => {
    const secret = /hash|token|secret|password/i;
    const written = EXPORTED.flatMap((table) =>
      factsOf(table)
        .columns.filter(({ key }) => !(key in (exported(table)!.without ?? {})))
        .map(({ key }) => `${table}.${key}`),
    );
    // Keyed: of an address that left it says something only beside the site's own secret.
    expect(written.filter((name) => secret.test(name))).toEqual(["farewells.hash"]);
  });

  it("is imported into an empty site, and exported there is the same, byte for byte", async () => {
    await aFullSite();
    const before = new Map<TableName, Row[]>();
    for (const table of EXPORTED) before.set(table, await rowsOf(table));
    expect([...before].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
    const first = await exportedTo("first");
    const files = filesOf(first);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        "schema.json",
        "tables/meetings.jsonl",
        expect.stringMatching(/^pictures\/.+\.webp$/),
        expect.stringMatching(/^calendars\/.+\.ics$/),
        "lists/subscribers.csv",
        expect.stringMatching(/^lists\/rsvps-.+\.csv$/),
      ]),
    );
    const openToOthers = [...files.keys()].filter(
      (name) => statSync(join(first, name)).mode & 0o077,
    );
    expect(openToOthers).toEqual([]);
    await empty();
    expect(await importFrom(first)).toMatchObject({ ok: true, value: { joined: 0 } });
    setClock(new Date("2026-11-23T12:00:00Z"));
    expect(filesOf(await exportedTo("second"))).toEqual(files);
    for (const table of EXPORTED) {
      const { without = {}, ofSite = () => true, stills = (row: Row) => row } = exported(table)!;
      const left = Object.fromEntries(Object.keys(without).map((key) => [key, null]));
      const keyOf = (row: Row) =>
        factsOf(table)
          .primary.map((key) => row[key])
          .join();
      const bare = (rows: Row[]) =>
        new Map(rows.map((row) => [keyOf(row), { ...row, ...left }] as const));
      const there = before.get(table)!.filter(ofSite).map(stills);
      expect(bare(await rowsOf(table)), table).toEqual(bare(there));
    }
  });

  it.each([
    ["sending", "stopped"],
    ["paused", "stopped"],
    ["sent", "sent"],
  ] as const)("sends nothing where it comes to: what is %s is then %s", async (state, then) => {
    await aFullSite();
    await store.write((tx) => tx.update(tables.mailings).set({ state }));
    const dir = await exportedTo("first");
    await empty();
    expect(await importFrom(dir)).toMatchObject({ ok: true });
    const mailings = await rowsOf("mailings");
    expect(mailings.map(({ state, leasedUntil }) => [state, leasedUntil])).toEqual(
      mailings.map(() => [then, null]),
    );
    expect(await rowsOf("outbox")).toEqual([]);
  });
});
