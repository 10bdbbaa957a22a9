import type { ReactNode } from "react";

export type Column<Row> = {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "end";
  /** On a narrow screen each cell carries its header as a label; not the first column, and not this one. */
  bare?: boolean;
};

type Props<Row> = {
  /** What the table lists; read out, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a narrow screen two cells stand on a line, without labels; from the fifth on, each on its own. */
  dense?: boolean;
};

/**
 * A dense list. Below 40 rem of its own width each row becomes a small block,
 * and nothing has to be scrolled sideways. The explicit roles keep it a table
 * for assistive technology when CSS makes it blocks.
 */
export function Table<Row>({ caption, columns, rows, rowKey, dense = false }: Props<Row>) {
  return (
    <div className="rows-container">
      {/* biome-ignore-start lint/a11y/noRedundantRoles: display: block would take the roles away */}
      <table className="rows" role="table" data-dense={dense || undefined}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.header} role="columnheader" scope="col" data-align={column.align}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) => (
                <td
                  key={column.header}
                  role="cell"
                  data-align={column.align}
                  data-label={index === 0 || column.bare ? undefined : column.header}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: display: block would take the roles away */}
    </div>
  );
}
