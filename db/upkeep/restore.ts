import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { env } from "#lib/env.ts";
import { now } from "#lib/time/clock.ts";
import { databaseFile } from "../database-file.ts";
import { Explained } from "../errors.ts";
import { isPostgres } from "../is-postgres.ts";
import { type Manifest, makeBackup, PARTS, verify } from "./backup.ts";
import { backupsFolder } from "./kept-backups.ts";
import { takeOwnership } from "./owner.ts";
import { runPostgres } from "./postgres-dump.ts";
import { markUsed } from "./used.ts";

/** What it may be put over: nothing, or whatever stands there, which is moved aside. */
export type Over = "nothing" | "anything";

export type Restored = {
  manifest: Manifest | null;
  /** Where what was replaced is kept, if anything was. */
  replaced: string | null;
  secret: "restored" | "kept" | "missing" | "set elsewhere" | "another is set";
};

const secretFile = () => resolve(env().dataDir, PARTS.secret);

/** Says in the database that it came from a back-up: what it still had to send may have been sent since (lib/restored). */
const mark = (settings: string) =>
  `insert into ${settings} (key, value) values ('restored.at', '"${now().toISOString()}"')
   on conflict (key) do update set value = excluded.value`;

/** The same where the dump has left no path to its schema. */
const markInPostgres = () =>
  `do $do$ begin execute format($sql$${mark("%I.settings")}$sql$,
   (select schemaname from pg_tables where tablename = 'settings' limit 1)); end $do$;`;

/**
 * Puts a back-up in the place of the site's database and secret. It is
 * unpacked and counted before anything is touched; what stood there is moved
 * aside, never removed. Refused, by an error that explains itself, while the
 * site runs, and where there is something and it may be put over nothing.
 */
export async function restoreBackup(file: string, over: Over): Promise<Restored> {
  if (!existsSync(file)) throw new Explained(`There is no file ${file}.`);
  const letGo = takeOwnership("puts a back-up in its place (npm run restore)");
  const beside = isPostgres() ? resolve(env().dataDir) : dirname(databaseFile());
  mkdirSync(beside, { recursive: true });
  const work = mkdtempSync(join(beside, ".restore-"));
  try {
    const unpacked = join(work, "unpacked");
    const manifest = await verify(file, unpacked);
    const replaced = isPostgres() ? await intoPostgres(unpacked, over) : intoFile(unpacked, over);
    return { manifest, replaced, secret: putSecret(unpacked, replaced) };
  } finally {
    rmSync(work, { recursive: true, force: true });
    letGo();
  }
}

const stamp = () =>
  now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-");

function occupied(what: string): Error {
  return new Explained(
    `${what} There is a site already, and nothing was changed. To put the back-up in its place (what is there is kept): npm run restore FILE -- --force`,
  );
}

/** Puts the file in place; gives the folder that holds what was there. */
function intoFile(unpacked: string, over: Over): string | null {
  const restored = join(unpacked, PARTS.sqlite);
  if (!existsSync(restored)) throw otherEngine("SQLite");
  const target = databaseFile();
  const standing = [target, `${target}-wal`, `${target}-shm`].filter((one) => existsSync(one));
  if (standing.length > 0 && over === "nothing") throw occupied(`${target} exists.`);
  const connection = new Sqlite(restored);
  connection.exec(mark("settings"));
  connection.close();
  let aside: string | null = null;
  if (standing.length > 0) {
    aside = join(dirname(target), `replaced-${stamp()}`);
    mkdirSync(aside, { mode: 0o700 });
    for (const one of standing) renameSync(one, join(aside, basename(one)));
  }
  renameSync(restored, target);
  markUsed();
  return aside;
}

function otherEngine(engine: string): Error {
  return new Explained(
    `This back-up is of another kind of database than DATABASE_URL names (${engine}).`,
  );
}

/** Puts the dump in place in one transaction; gives the back-up that was made of what was there. */
async function intoPostgres(unpacked: string, over: Over): Promise<string | null> {
  const dump = join(unpacked, PARTS.postgres);
  if (!existsSync(dump)) throw otherEngine("PostgreSQL");
  const url = env().databaseUrl;
  const { others, schemas } = await lookAtPostgres(url);
  if (others > 0) {
    throw new Explained(
      `The database is in use (${others} other connections). Stop every instance of the site first, then run this again.`,
    );
  }
  if (schemas.length > 0 && over === "nothing") throw occupied("The database has tables.");
  let replaced: string | null = null;
  if (schemas.length > 0) {
    replaced = join(backupsFolder(), `replaced-${stamp()}.tar.gz`);
    await makeBackup({ file: replaced, secret: null, version: "" });
  }
  const before = join(unpacked, "before.sql");
  const after = join(unpacked, "after.sql");
  const drop = schemas.map((name) => `drop schema ${name} cascade;`);
  writeFileSync(
    before,
    ["set client_min_messages = warning;", ...drop, "create schema if not exists public;"].join(
      "\n",
    ),
  );
  writeFileSync(after, markInPostgres());
  const files = [before, dump, after].map((one) => `--file=${one}`);
  await runPostgres("psql", [
    "--no-psqlrc",
    "--quiet",
    "--set=ON_ERROR_STOP=1",
    "--single-transaction",
    ...files,
    url,
  ]);
  return replaced;
}

async function lookAtPostgres(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: connections } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database()
       and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    const { rows: tables } = await client.query<{ schema: string }>(
      `select distinct quote_ident(schemaname) as schema from pg_tables
       where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'`,
    );
    return { others: connections[0]?.n ?? 0, schemas: tables.map(({ schema }) => schema) };
  } finally {
    await client.end();
  }
}

/** Puts the back-up's secret where the site looks for it, unless the settings name one. */
function putSecret(unpacked: string, replaced: string | null): Restored["secret"] {
  const restored = join(unpacked, PARTS.secret);
  const own = secretFile();
  const set = env().authSecret;
  if (!existsSync(restored)) return set || existsSync(own) ? "kept" : "missing";
  const secret = readFileSync(restored, "utf8").trim();
  if (set) return set === secret ? "set elsewhere" : "another is set";
  if (existsSync(own)) {
    if (readFileSync(own, "utf8").trim() === secret) return "kept";
    const aside = replaced && !isPostgres() ? replaced : join(dirname(own), `replaced-${stamp()}`);
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    copyFileSync(own, join(aside, PARTS.secret));
  }
  mkdirSync(dirname(own), { recursive: true });
  writeFileSync(own, `${secret}\n`, { mode: 0o600 });
  return "restored";
}
