import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { store } from "#db/store.ts";
import { factsOf, inOrder, type TableName } from "#db/table-facts.ts";
import { tables } from "#db/tables.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { places } from "./folder.ts";
import { type Folder, readFolder } from "./read-folder.ts";
import { refuse } from "./refusals.ts";
import { EXPORTED, exported, type Row } from "./rules.ts";

/** Values in one statement: SQLite takes no more than 32,766. */
const VALUES = 20_000;
/** Values asked for at once. */
const AT_ONCE = 500;

/** How much came in, and how many people and topics were here already. */
export type TakenIn = { rows: number; joined: number };

/**
 * Takes in what was exported: all of it or nothing. A whole site only into an
 * empty database; a group beside others, where accounts, subscribers and topics
 * that are there already are the same as those of the folder. Refusals: those of
 * `readFolder`, occupied, exists.
 */
export async function importFrom(dir: string): Promise<Result<TakenIn>> {
  const folder = readFolder(dir);
  if (!folder.ok) return folder;
  try {
    return await store.write((tx) => takeIn(tx, folder.value));
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("clash");
    throw error;
  }
}

async function takeIn(tx: Tx, folder: Folder): Promise<Result<TakenIn>> {
  if (folder.of === "site" && (await isOccupied(tx))) return refuse("occupied");
  const { joins, joined } = await joinKnown(tx, folder.rows);
  const against = await findClash(tx, joins);
  if (against) return against;
  let count = 0;
  for (const table of inOrder(EXPORTED)) {
    const rows = joins.get(table)!;
    count += rows.length;
    await insertAll(tx, table, rows, folder.dir);
  }
  return done({ rows: count, joined });
}

async function isOccupied(tx: Tx): Promise<boolean> {
  for (const table of EXPORTED) {
    if (table !== "settings" && (await tx.$count(tables[table])) > 0) return true;
  }
  return false;
}

async function among(tx: Tx, table: TableName, key: string, values: unknown[]): Promise<Row[]> {
  const columns = tables[table] as unknown as Record<string, typeof tables.groups.id>;
  const found: Row[] = [];
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const some = values.slice(from, from + AT_ONCE) as string[];
    const rows = await tx.select().from(tables[table]).where(inArray(columns[key]!, some));
    found.push(...(rows as Row[]));
  }
  return found;
}

/** Leaves out those who are there already, and lets what refers to them refer to them as they are there. */
async function joinKnown(tx: Tx, rows: ReadonlyMap<TableName, Row[]>) {
  const here = new Map<TableName, Map<unknown, unknown>>();
  for (const table of EXPORTED) {
    const { sameBy } = exported(table)!;
    if (!sameBy) continue;
    const theirs = rows.get(table)!;
    const known = await among(
      tx,
      table,
      sameBy,
      theirs.map((row) => row[sameBy]),
    );
    const idOf = new Map(known.map((row) => [row[sameBy], row.id]));
    here.set(
      table,
      new Map(
        theirs.flatMap((row) =>
          idOf.has(row[sameBy]) ? [[row.id, idOf.get(row[sameBy])] as const] : [],
        ),
      ),
    );
  }
  const joins = new Map<TableName, Row[]>();
  for (const table of EXPORTED) {
    const kept = rows.get(table)!.filter(({ id }) => !here.get(table)?.has(id));
    joins.set(
      table,
      kept.map((row) => pointed(table, row, here)),
    );
  }
  const joined = [...here.values()].reduce((sum, ids) => sum + ids.size, 0);
  return { joins, joined };
}

function pointed(
  table: TableName,
  row: Row,
  here: ReadonlyMap<TableName, Map<unknown, unknown>>,
): Row {
  const changed = { ...row };
  for (const { key, refers } of factsOf(table).columns) {
    const id = refers && here.get(refers)?.get(row[key]);
    if (id) changed[key] = id;
  }
  return changed;
}

/** What is in the site already by an id or an address, named; or null. */
async function findClash(tx: Tx, rows: ReadonlyMap<TableName, Row[]>): Promise<Refusal | null> {
  const found: string[] = [];
  for (const table of EXPORTED) {
    const { unique, name } = factsOf(table);
    for (const key of unique) {
      const values = rows
        .get(table)!
        .map((row) => row[key])
        .filter((value) => value !== null);
      for (const row of await among(tx, table, key, values)) {
        found.push(`${name} “${row.slug ?? row.email ?? row[key]}”`);
      }
    }
  }
  const named = [...new Set(found)];
  if (named.length === 0) return null;
  const more = named.length > 5 ? `, and ${named.length - 5} more` : "";
  const what = named.slice(0, 5).join(", ") + more;
  return refuse("exists", { what });
}

async function insertAll(tx: Tx, table: TableName, rows: readonly Row[], dir: string) {
  const { columns } = factsOf(table);
  const bytes = columns.find(({ kind }) => kind === "bytes");
  const batch = bytes ? 1 : Math.max(1, Math.floor(VALUES / columns.length));
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch).map((row) =>
      // Read at once: nothing is awaited in a transaction but the database.
      bytes
        ? { ...row, [bytes.key]: readFileSync(join(dir, places.picture(String(row.id)))) }
        : row,
    );
    await tx.insert(tables[table]).values(some as never);
  }
}
