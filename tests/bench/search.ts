/*
 * How much work a search is, by kind of query, on 10,000 meetings and 20,000
 * articles: `npm run bench:search`, on PostgreSQL with
 * TEST_DATABASE_URL=postgres://… in front. Fills a database of its own first
 * unless BENCH_DATABASE_URL names one that is filled. Prints; asserts nothing.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

const ROUNDS = 15;

const server = process.env.TEST_DATABASE_URL;
const filled = process.env.BENCH_DATABASE_URL;
const folder = mkdtempSync(join(tmpdir(), "marchmont-bench-"));
const name = `marchmont_bench_${process.pid}`;

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

if (server && !filled) await onServer(`create database ${name}`);
process.env.DATA_DIR = folder;
process.env.DATABASE_URL =
  filled ??
  (server
    ? Object.assign(new URL(server), { pathname: `/${name}` }).href
    : `file:${join(folder, "bench.sqlite")}`);

const { sql } = await import("drizzle-orm");
const { migrate } = await import("#db/migrate.ts");
const { closeStore, store } = await import("#db/store.ts");
const { isPostgres } = await import("#db/is-postgres.ts");
const { insertManyRows } = await import("./many-rows.ts");
const { offerPages, searchSite } = await import("#lib/search/public-queries.ts");

/** CPU of this process and, on PostgreSQL, of the server's processes for this database, in milliseconds. */
async function cpu(): Promise<number> {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (!isPostgres()) return own;
  const backends = await store.read
    .select({ pid: sql<number>`pid` })
    .from(sql`pg_stat_activity`)
    .where(sql`datname = current_database()`);
  return own + backends.reduce((sum, { pid }) => sum + ticks(pid), 0);
}

/** What Linux has counted for a process on this machine (proc(5)); in hundredths of a second. */
function ticks(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

const QUERIES: [
  kind: string,
  text: string,
  more?: { kind?: "meeting"; year?: number; page?: number },
][] = [
  ["one rare word", "bebiin"],
  ["one common word", "meeting"],
  ["the commonest word", "the"],
  ["two words", "korea river"],
  ["three words, the last begun", "history of the riv"],
  ["eight common words", "the of and to in a is that"],
  ["two letters", "ma"],
  ["one letter", "m"],
  ["a plural", "bridges"],
  ["a typo", "anniversery"],
  ["a typo and a word", "korae river"],
  ["two typos", "anniversery of indpendence"],
  ["nothing like it", "qqqqqxxxx"],
  ["a common word, of a kind", "meeting", { kind: "meeting" }],
  ["a common word, of a year", "meeting", { year: 2007 }],
  ["a common word, page 20", "meeting", { page: 20 }],
];

const at = new Date("2026-06-01T12:00:00Z");
try {
  await migrate();
  if (!filled) await insertManyRows();
  console.log(`CPU in milliseconds, mean of ${ROUNDS}; ${isPostgres() ? "PostgreSQL" : "SQLite"}`);
  console.log(`${"".padEnd(30)}${"page".padStart(8)}${"typing".padStart(8)}${"found".padStart(8)}`);
  for (const [kind, text, more] of QUERIES) {
    const answer = await searchSite({ text, at, ...more });
    await offerPages({ text, at });
    const before = await cpu();
    for (let n = 0; n < ROUNDS; n++) await searchSite({ text, at, ...more });
    const between = await cpu();
    for (let n = 0; n < ROUNDS; n++) await offerPages({ text, at });
    const after = await cpu();
    const mean = (ms: number) => (ms / ROUNDS).toFixed(1).padStart(8);
    const found = String(answer?.total ?? 0).padStart(8);
    console.log(`${kind.padEnd(30)}${mean(between - before)}${mean(after - between)}${found}`);
  }
} finally {
  await closeStore();
  if (server && !filled) await onServer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
}
