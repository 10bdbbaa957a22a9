import { factsOf, TABLE_NAMES, type TableName } from "#db/table-facts.ts";
import { now } from "#lib/time/clock.ts";
import { schemaOf } from "./cells.ts";
import { FORMAT, VERSION } from "./folder.ts";
import { EXPORTED, exported, RULES } from "./rules.ts";
import type { Rows } from "./snapshot.ts";

/** The columns of a table that are written. */
export function columnsOf(table: TableName) {
  const { without = {} } = exported(table)!;
  return factsOf(table).columns.filter(({ key }) => !(key in without));
}

/** What the folder's schema says: the moment and the scope, of each table a JSON Schema of its rows and how many there are, and what stays behind for which reason. */
export function schemaFor(rows: Rows, of: "site" | { group: string }) {
  const written = EXPORTED.map((table) => {
    const { name, columns } = factsOf(table);
    const shown = columnsOf(table);
    const properties = Object.fromEntries(shown.map((column) => [column.name, schemaOf(column)]));
    const { without = {} } = exported(table)!;
    const left = columns
      .filter((column) => !shown.includes(column))
      .map((column) => [column.name, without[column.key]]);
    return [
      name,
      {
        rows: rows.get(table)!.length,
        row: { type: "object", properties, required: Object.keys(properties) },
        ...(left.length > 0 ? { leftOut: Object.fromEntries(left) } : {}),
      },
    ];
  });
  const leftOut = TABLE_NAMES.flatMap((table) => {
    const rule = RULES[table];
    return "leftOut" in rule ? [[factsOf(table).name, rule.leftOut]] : [];
  });
  return {
    format: FORMAT,
    version: VERSION,
    madeAt: now().toISOString(),
    of,
    tables: Object.fromEntries(written),
    leftOut: Object.fromEntries(leftOut),
  };
}
