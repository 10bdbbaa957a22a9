import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "#lib/env.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { databaseFile } from "../database-file.ts";
import { Explained } from "../errors.ts";
import { isPostgres } from "../is-postgres.ts";
import { pack, unpack } from "./archive.ts";
import { countDump, dumpPostgres } from "./postgres-dump.ts";
import { type Counts, copySqlite, countRows, damageOf, openToRead } from "./sqlite-copy.ts";

/** What lies in a back-up under which name. */
export const PARTS = {
  sqlite: "marchmont.sqlite",
  postgres: "marchmont.sql",
  secret: "auth-secret",
  manifest: "manifest.json",
  words: "READ-ME.txt",
} as const;

/** What a back-up says of itself. */
export type Manifest = {
  madeAt: string;
  version: string;
  tables: Counts;
  /** SHA-256 of each other file, in hexadecimal. */
  files: Record<string, string>;
};

export type Backup = { file: string; bytes: number; tables: Counts };

async function digest(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

type Wanted = {
  file: string;
  /** The site's secret, to go with it; null to leave it out. */
  secret: string | null;
  version: string;
};

/**
 * Makes a back-up in one file: the database with its pictures, and the secret
 * where one is given. Others may use the database meanwhile. The file gets its
 * name only after it was unpacked again, opened and counted; one that is there
 * already is not overwritten.
 */
export function makeBackup(wanted: Wanted): Promise<Backup> {
  return packed(wanted, async (work) => {
    const { before, after } = isPostgres()
      ? await dumpPostgres(env().databaseUrl, join(work, PARTS.postgres))
      : copySqlite(databaseFile(), join(work, PARTS.sqlite));
    const tables = await countsOf(work);
    assertSame(tables, before, after);
    return tables;
  });
}

/** As `makeBackup`, of a SQLite file that `make` writes. */
export function makeBackupOf(wanted: Wanted, make: (file: string) => void): Promise<Backup> {
  return packed(wanted, async (work) => {
    make(join(work, PARTS.sqlite));
    return countsOf(work);
  });
}

async function packed(
  { file, secret, version }: Wanted,
  copyInto: (folder: string) => Promise<Counts>,
): Promise<Backup> {
  if (existsSync(file)) throw new Explained(`${file} is there already. Choose another name.`);
  mkdirSync(dirname(file), { recursive: true });
  const work = mkdtempSync(join(dirname(file), ".backup-"));
  const inWork = (name: string) => join(work, name);
  try {
    const tables = await copyInto(work);
    if (secret !== null) await writeFile(inWork(PARTS.secret), `${secret}\n`, { mode: 0o600 });
    const names = readdirSync(work);
    const files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await digest(inWork(name))] as const)),
    );
    const manifest: Manifest = { madeAt: now().toISOString(), version, tables, files };
    await writeFile(inWork(PARTS.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeFile(inWork(PARTS.words), words(manifest));
    // What says what it is stands first.
    await pack(inWork("packed"), [PARTS.words, PARTS.manifest, ...names].map(inWork));
    await verify(inWork("packed"), inWork("again"));
    await rename(inWork("packed"), file);
    return { file, bytes: (await stat(file)).size, tables };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where nothing came or went meanwhile the copy has as many rows; otherwise no table is empty that was not. */
function assertSame(copy: Counts, before: Counts, after: Counts): void {
  for (const [table, rows] of Object.entries(before)) {
    const left = after[table] ?? 0;
    const right = left === rows ? copy[table] === rows : Boolean(copy[table]) || rows * left === 0;
    if (!right) {
      throw new Explained(
        `The back-up has ${copy[table] ?? "no"} rows of ${table} where the database has ${left}. It was not kept. Try again; if it happens again, run: npm run check`,
      );
    }
  }
}

/** Opens the database that lies in a folder and counts its rows; an error that explains itself where it is not sound. */
export async function countsOf(folder: string): Promise<Counts> {
  const dump = join(folder, PARTS.postgres);
  if (existsSync(dump)) {
    const counts = await countDump(dump);
    if (!counts) throw new Explained("The dump in this back-up is cut off.");
    return counts;
  }
  const file = join(folder, PARTS.sqlite);
  if (!existsSync(file)) throw new Explained("This back-up holds no database.");
  const connection = openToRead(file);
  try {
    const damage = damageOf(connection);
    if (damage.length > 0) {
      throw new Explained(
        `The database is damaged:\n${damage.map((line) => `  ${line}`).join("\n")}\nWhat can be read of it is saved by: npm run recover`,
      );
    }
    return countRows(connection);
  } finally {
    connection.close();
  }
}

/**
 * Unpacks a back-up into a new folder and sees that it is whole: what it says
 * of itself, where it says so, is what is found. Gives what it says.
 */
export async function verify(file: string, folder: string): Promise<Manifest | null> {
  mkdirSync(folder, { mode: 0o700 });
  await unpack(file, folder);
  const said = join(folder, PARTS.manifest);
  const manifest: Manifest | null = existsSync(said)
    ? fromJson<Manifest>(await readFile(said, "utf8"))
    : null;
  for (const [name, hash] of Object.entries(manifest?.files ?? {})) {
    const part = join(folder, name);
    if (!existsSync(part) || (await digest(part)) !== hash) {
      throw new Explained(`${name} in this back-up is not what was put into it.`);
    }
  }
  const counts = await countsOf(folder);
  for (const [table, rows] of Object.entries(manifest?.tables ?? {})) {
    if (counts[table] !== rows) {
      throw new Explained(
        `This back-up should have ${rows} rows of ${table}, and has ${counts[table] ?? 0}.`,
      );
    }
  }
  return manifest;
}

const words = ({ madeAt, version, files }: Manifest) =>
  `A back-up of a Marchmont site, made ${madeAt} by version ${version}.

marchmont.sqlite   the database with all pictures: any sqlite3 opens it; or
marchmont.sql      the same of PostgreSQL, as pg_dump writes it
auth-secret        the site's secret${PARTS.secret in files ? "" : " (not here)"}: whoever has it can make links and
                   sessions of the site, so keep it to yourself
manifest.json      how many rows each table has, and the SHA-256 of each file

To put it back, in the folder of Marchmont, with the site stopped:
  npm run restore THIS-FILE.tar.gz
`;
