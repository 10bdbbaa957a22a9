import { getTableName, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { keyOf, toCompare, toCopy } from "#db/move/rows.ts";
import { moveToPostgres } from "#db/move/to-postgres.ts";
import { seedDemo } from "#db/seed.ts";
import { store } from "#db/store.ts";
import { tables } from "#db/tables.ts";
import { aRowOfEach } from "#tests/support/a-row-of-each.ts";
import { type PostgresServer, startPostgres } from "../../../../postgres.mjs";

/* From a SQLite file to a PostgreSQL of the test's own. */

let server: PostgresServer | null = null;

beforeAll(async () => {
  if (!isPostgres()) server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

/** A database with nothing in it. */
async function anEmptyOne({ skip }: TestContext): Promise<{ url: string; there: pg.Client }> {
  if (isPostgres()) return skip("from SQLite only");
  if (!server) return skip("no PostgreSQL here (on Debian: apt install postgresql)");
  const name = `moved_${process.pid}_${made++}`;
  const { url } = server;
  const maker = new pg.Client({ connectionString: url });
  await maker.connect();
  await maker.query(`create database ${name}`);
  await maker.end();
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const there = new pg.Client({ connectionString: own });
  // The server ends before it where a test has failed.
  there.on("error", ignore);
  await there.connect();
  return { url: own, there };
}
let made = 0;

async function aSite(): Promise<void> {
  await seedDemo();
  await aRowOfEach();
}

const ignore = () => undefined;

test("every table of the file is one that is moved, and is found by a key", async ({ skip }) => {
  if (isPostgres()) skip("from SQLite only");
  const listed = await store.write((tx) =>
    tx.run(sql`select name from sqlite_master where type = 'table'`),
  );
  const notOurs = /^(sqlite_|__drizzle|search_(index|vocabulary))/;
  const inFile = (listed.rows as unknown as [string][])
    .map(([name]) => name)
    .filter((name) => !notOurs.test(name));
  const moved = toCompare().map((name) => getTableName(tables[name]));
  expect(moved.sort()).toEqual(inFile.sort());
  expect(toCompare().filter((name) => keyOf(name).length === 0)).toEqual([]);
});

test("all of it is there: rows, pictures, what the search finds, and numbers go on", async (context) => {
  const { url, there } = await anEmptyOne(context);
  await aSite();
  const moved = await moveToPostgres(url, ignore);
  for (const { table, rows } of moved) expect(rows, table).toBeGreaterThan(0);
  const found = await there.query(
    "select count(*)::int as n from search_documents where words @@ to_tsquery('simple', 'river')",
  );
  expect(found.rows[0].n).toBeGreaterThan(0);
  // The next number that the database gives is a new one.
  await there.query("update groups set name = 'Friends of the Weir'");
  // Moved once more it is no longer the same, and nobody's rows are overwritten.
  await expect(moveToPostgres(url, ignore)).rejects.toThrow(/holds rows already[\s\S]*groups/);
  await there.end();
}, 120_000);

test("one that broke off in the middle goes on, and does nothing twice", async (context) => {
  const { url, there } = await anEmptyOne(context);
  await aSite();
  const half = toCopy().at(toCopy().length / 2);
  const breaking = ({ table }: { table: string }) => {
    if (table === half) throw new Error("the power fails");
  };
  await expect(moveToPostgres(url, breaking)).rejects.toThrow("the power fails");
  const told: Record<string, number> = {};
  const moved = await moveToPostgres(url, ({ table, rows }) => {
    told[table] = rows;
  });
  expect(told[half ?? ""]).toBe(0);
  expect(told[toCopy().at(-1) ?? ""]).toBeGreaterThan(0);
  expect(await moveToPostgres(url, ignore), "and once more it is all there").toEqual(moved);
  await there.end();
}, 120_000);

test("what was lost on the way is found, and the table is named", async (context) => {
  const { url, there } = await anEmptyOne(context);
  await aSite();
  const losing = ({ table }: { table: string }) => {
    if (table === "settings") throw new Error("the power fails");
  };
  await moveToPostgres(url, losing).catch(ignore);
  await there.query("delete from rsvps where id = (select min(id) from rsvps)");
  await expect(moveToPostgres(url, ignore)).rejects.toThrow(/not what the site holds \(rsvps/);
  await there.end();
}, 120_000);

test("what is there and not in the file is somebody else's", async (context) => {
  const { url, there } = await anEmptyOne(context);
  await aSite();
  await moveToPostgres(url, ignore);
  await there.query("insert into settings (key, value) values ('zzz', '1')");
  await expect(moveToPostgres(url, ignore)).rejects.toThrow(
    /holds rows already[\s\S]*settings, which has more there/,
  );
  await there.end();
}, 120_000);
