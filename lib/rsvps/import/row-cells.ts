import type { Column, Layout } from "./columns.ts";

/** A row's cell by what it holds; "" where there is none. */
export type Cell = (kind: Column) => string;

/** The cells of a row that hold one kind, in their order. */
export const cellsThat = (
  cells: readonly string[],
  columns: Layout["columns"],
  ...kinds: Column[]
): string[] =>
  columns.flatMap((kind, at) =>
    // Files that this app or another wrote: an apostrophe keeps a spreadsheet from calculating.
    kind && kinds.includes(kind) ? [(cells[at] ?? "").replace(/^'(?=\s*[=+\-@＝＋－＠])/, "")] : [],
  );

/** A row's cells by what they hold. */
export function cellsOf(cells: readonly string[], columns: Layout["columns"]): Cell {
  return (kind) => cellsThat(cells, columns, kind)[0] ?? "";
}
