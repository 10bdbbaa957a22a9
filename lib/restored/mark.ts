import { open, readFile, rename } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { databaseFile } from "#db/database-file.ts";
import type { Reader, Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { fromJson } from "#lib/text/from-json.ts";

/*
 * How it is noticed that the database is not the one that this site ran with
 * last. On SQLite a count stands in it and, once it is on the disk, in a small
 * file beside it: a copy that is put in its place knows of less. On PostgreSQL
 * a restored table has another number in the server's own books.
 */

type Mark = { id: string; count: number };

const KEY = "run";

/** The file that holds the count beside the database's. */
const besidePath = () => `${databaseFile()}-run`;

async function readBeside(): Promise<Mark | null> {
  try {
    const { id, count } = fromJson<Record<string, unknown>>(await readFile(besidePath(), "utf8"));
    return { id: String(id), count: Number(count) };
  } catch {
    // It is not there, or says nothing.
    return null;
  }
}

async function writeBeside(mark: Mark): Promise<void> {
  const path = besidePath();
  // In whole or not at all, also through a power cut.
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** The numbers of this database and of its table in the server's books. */
async function numberOf(db: Pick<Reader, "select">): Promise<string> {
  const [row] = await db
    .select({
      id: sql<string>`(select oid::text from pg_database where datname = current_database()) || '.' || 'settings'::regclass::oid::text`,
    })
    .from(sql`(select 1) as one`);
  return String(row?.id);
}

async function readInside(db: Pick<Reader, "select">): Promise<Mark | null> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY));
  return (row?.value ?? null) as Mark | null;
}

async function writeInside(tx: Tx, value: Mark): Promise<void> {
  await tx
    .insert(settings)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** By which `npm run restore` (db/upkeep/restore.ts) says so itself. */
const SAID = eq(settings.key, "restored.at");

/** Whether the database was restored, is another than this site ran with last, or an earlier state of it. One that never ran is none of these. */
export async function isAnother(): Promise<boolean> {
  if ((await store.read.$count(settings, SAID)) > 0) return true;
  const inside = await readInside(store.read);
  if (isPostgres()) return inside !== null && inside.id !== (await numberOf(store.read));
  const beside = await readBeside();
  if (!inside) return beside !== null;
  return !beside || beside.id !== inside.id || beside.count > inside.count;
}

/** Marks the database as that of this site, from now on. */
export async function takeAsOwn(tx: Tx): Promise<void> {
  await tx.delete(settings).where(SAID);
  const id = isPostgres() ? await numberOf(tx) : newId();
  await writeInside(tx, { id, count: 0 });
}

/** Counts that the site runs on: in the database, and once that is on the disk beside it. */
export async function countRun(): Promise<void> {
  if (isPostgres()) {
    if (!(await readInside(store.read))) await store.write(takeAsOwn);
    return;
  }
  const mark = await store.write(async (tx) => {
    const inside = await readInside(tx);
    const next = { id: inside?.id ?? newId(), count: (inside?.count ?? 0) + 1 };
    await writeInside(tx, next);
    return next;
  });
  await writeBeside(mark);
}
