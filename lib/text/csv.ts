import { stringify } from "csv-stringify/sync";
import { defused } from "./defused.ts";

export type Cell = string | number | Date;

/**
 * A table as a file for spreadsheets: UTF-8 with a byte order mark, so that
 * Excel reads accents, and RFC 4180 line ends. Whatever stands in it, no cell
 * begins like a formula.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? defused(cell) : cell)),
  );
  return stringify(safe, {
    bom: true,
    record_delimiter: "windows",
    // A bare CR ends a line, too, for who reads it: the package quotes it only beside an LF.
    quoted_match: /\r/,
    cast: { date: (at) => at.toISOString().slice(0, 16).replace("T", " ") },
  });
}
