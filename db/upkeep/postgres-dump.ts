import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import pg from "pg";
import { Explained } from "../errors.ts";
import type { Counts } from "./sqlite-copy.ts";

/** Runs one of PostgreSQL's programs; an error that explains itself where it is not there or fails. */
export async function runPostgres(program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) => {
      const missing = "code" in error && error.code === "ENOENT";
      reject(missing ? new Explained(notFound(program)) : error);
    });
    child.once("close", resolve);
  });
  if (code !== 0) throw new Explained(`${program} failed: ${said.trim()}`);
}

const notFound = (program: string) =>
  `${program} is not installed here, and without it a PostgreSQL database cannot be backed up or restored. It comes with PostgreSQL's client programs (on Debian: apt install postgresql-client), and must not be older than the server.`;

/** How many rows each table of the database has. */
export async function countPostgres(url: string): Promise<Counts> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string; quoted: string }>(
      `select relname as name, format('%I.%I', nspname, relname) as quoted from pg_class
       join pg_namespace on pg_namespace.oid = relnamespace
       where relkind = 'r' and nspname not like 'pg\\_%' and nspname <> 'information_schema'
       order by 1`,
    );
    const counts: Counts = {};
    for (const { name, quoted } of tables.rows) {
      const { rows } = await client.query(`select count(*)::int as n from ${quoted}`);
      counts[name] = rows[0].n;
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** Writes a dump in SQL, as pg_dump sees the database at one moment, while others use it. */
export async function dumpPostgres(
  url: string,
  to: string,
): Promise<{ before: Counts; after: Counts }> {
  const before = await countPostgres(url);
  await runPostgres("pg_dump", ["--no-owner", "--no-privileges", `--file=${to}`, url]);
  return { before, after: await countPostgres(url) };
}

/** How many rows a dump has of each table, read from its own text; null where its end is missing. */
export async function countDump(file: string): Promise<Counts | null> {
  const counts: Counts = {};
  let table: string | null = null;
  let ended = false;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (table !== null) {
      if (line === "\\.") table = null;
      else counts[table] = (counts[table] ?? 0) + 1;
      continue;
    }
    const [, name] = /^COPY [^ ]*?\.?"?([^". ]+)"? \(.*\) FROM stdin;$/.exec(line) ?? [];
    if (name) {
      table = name;
      counts[table] ??= 0;
    }
    if (line === "-- PostgreSQL database dump complete") ended = true;
  }
  return ended && table === null ? counts : null;
}
