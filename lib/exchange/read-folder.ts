import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ColumnFacts, factsOf, type TableName } from "#db/table-facts.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { fromFile } from "./cells.ts";
import { places, type Schema, schemaInput, VERSION } from "./folder.ts";
import { refuse } from "./refusals.ts";
import { EXPORTED, type Row } from "./rules.ts";

export type Folder = {
  dir: string;
  of: Schema["of"];
  /** The rows as the code has them, by table; pictures without their bytes. */
  rows: Map<TableName, Row[]>;
};

/** Reads what was exported, and checks every cell of it against the tables as they are. Refusals: no-export, newer, newer-form, missing, cut-off, no-json, cell, loose. */
export function readFolder(dir: string): Result<Folder> {
  const schema = readSchema(dir);
  if (!schema.ok) return schema;
  const { of, version, tables } = schema.value;
  if (version > VERSION) return refuse("newer-form");
  const names = new Map(EXPORTED.map((table) => [factsOf(table).name, table]));
  const rows = new Map<TableName, Row[]>(EXPORTED.map((table) => [table, []]));
  for (const [name, { row, rows: count }] of Object.entries(tables)) {
    const table = names.get(name);
    if (!table) return refuse("newer", { knows: name });
    const columns: ColumnFacts[] = [];
    for (const column of Object.keys(row.properties)) {
      const known = factsOf(table).columns.find((one) => one.name === column);
      if (!known) return refuse("newer", { knows: `${name}.${column}` });
      columns.push(known);
    }
    const read = readRows(dir, name, columns);
    if (!read.ok) return read;
    const found = read.value.length;
    if (found !== count) {
      return refuse("cut-off", { file: places.table(name), found, rows: count });
    }
    rows.set(table, read.value);
  }
  for (const { id } of rows.get("images")!) {
    const picture = places.picture(String(id));
    // An id is part of a path here, and must lead nowhere else.
    if (!/^[\w-]+$/.test(String(id)) || !existsSync(join(dir, picture))) {
      return refuse("missing", { file: picture });
    }
  }
  return loose(rows) ?? done({ dir, of, rows });
}

/** A row that refers to one that is not in the folder, told; or null. */
function loose(rows: ReadonlyMap<TableName, Row[]>): Refusal | null {
  const ids = new Map([...rows].map(([table, all]) => [table, new Set(all.map(({ id }) => id))]));
  for (const [table, all] of rows) {
    const { name, columns } = factsOf(table);
    for (const { key, refers, name: column } of columns) {
      if (!refers) continue;
      const at = all.findIndex((row) => row[key] && !ids.get(refers)?.has(row[key]));
      if (at >= 0) return refuse("loose", { file: places.table(name), line: at + 1, column });
    }
  }
  return null;
}

function readSchema(dir: string): Result<Schema> {
  try {
    const text = readFileSync(join(dir, places.schema), "utf8");
    const parsed = schemaInput.safeParse(fromJson(text));
    return parsed.success ? done(parsed.data) : refuse("no-export", { dir });
  } catch {
    return refuse("no-export", { dir });
  }
}

function readRows(dir: string, name: string, columns: ColumnFacts[]): Result<Row[]> {
  const file = places.table(name);
  if (!existsSync(join(dir, file))) return refuse("missing", { file });
  const rows: Row[] = [];
  for (const [index, line] of readFileSync(join(dir, file), "utf8").split("\n").entries()) {
    if (line === "") continue;
    const said = parsed(line);
    if (!said) return refuse("no-json", { file, line: index + 1 });
    const row: Row = {};
    for (const column of columns) {
      const value = fromFile(said[column.name], column);
      if (value === undefined && column.kind !== "bytes") {
        return refuse("cell", { file, line: index + 1, column: column.name });
      }
      row[column.key] = value;
    }
    rows.push(row);
  }
  return done(rows);
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const said = fromJson(line);
    return said !== null && typeof said === "object" ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
