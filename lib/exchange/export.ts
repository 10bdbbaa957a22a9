import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { factsOf, type TableName } from "#db/table-facts.ts";
import { groups, images } from "#db/tables.ts";
import { done, type Result } from "#lib/result.ts";
import { toFile } from "./cells.ts";
import { places } from "./folder.ts";
import { readableFiles } from "./lists.ts";
import { refuse } from "./refusals.ts";
import { EXPORTED, type Row } from "./rules.ts";
import { columnsOf, schemaFor } from "./schema.ts";
import { type Rows, rowsOfGroup, rowsOfSite } from "./snapshot.ts";

type Asked = {
  dir: string;
  /** The address of a group; null: the whole site. */
  group: string | null;
};

/** How much was written. */
export type Written = { tables: number; rows: number; pictures: number };

/**
 * Writes the site, or a group of it, to a new folder: its tables as JSON Lines
 * with a schema, its pictures, its calendars, its lists of people. The tables
 * are as they were at one moment. Refusals: occupied-folder, no-group, changed.
 */
export async function exportTo({ dir, group }: Asked): Promise<Result<Written>> {
  if (existsSync(dir) && readdirSync(dir).length > 0) return refuse("occupied-folder", { dir });
  const [found] =
    group === null
      ? []
      : await store.read.select({ id: groups.id }).from(groups).where(eq(groups.slug, group));
  if (group !== null && !found) return refuse("no-group", { group });
  const rows = found ? await rowsOfGroup(found.id) : await rowsOfSite();
  mkdirSync(dirname(dir), { recursive: true });
  // Whole or not at all: what breaks off half-way leaves no folder that looks like an export.
  const work = mkdtempSync(join(dirname(dir), `.${basename(dir)}-`));
  try {
    for (const folder of ["tables", "pictures", "calendars", "lists"])
      mkdirSync(join(work, folder));
    for (const table of EXPORTED) await writeTable(work, table, rows.get(table)!);
    if (!(await writePictures(work, rows))) return refuse("changed");
    for await (const { place, body } of readableFiles(rows, found?.id ?? null))
      write(work, place, body);
    const schema = schemaFor(rows, group === null ? "site" : { group });
    write(work, places.schema, `${JSON.stringify(schema, null, 2)}\n`);
    renameSync(work, dir);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const count = EXPORTED.reduce((sum, table) => sum + rows.get(table)!.length, 0);
  return done({ tables: EXPORTED.length, rows: count, pictures: rows.get("images")!.length });
}

const write = (work: string, place: string, body: string | Uint8Array) =>
  writeFileSync(join(work, place), body, { mode: 0o600 });

async function writeTable(work: string, table: TableName, rows: readonly Row[]) {
  const columns = columnsOf(table);
  function* lines() {
    for (const row of rows) {
      const said = columns.map((column) => [column.name, toFile(row[column.key], column)]);
      yield `${JSON.stringify(Object.fromEntries(said))}\n`;
    }
  }
  const file = join(work, places.table(factsOf(table).name));
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }));
}

/** Whether all of them were still there: their bytes are read after the tables. */
async function writePictures(work: string, rows: Rows): Promise<boolean> {
  for (const { id } of rows.get("images")!) {
    const [image] = await store.read
      .select({ data: images.data })
      .from(images)
      .where(eq(images.id, String(id)));
    if (!image) return false;
    write(work, places.picture(String(id)), image.data);
  }
  return true;
}
