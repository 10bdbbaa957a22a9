import { Link } from "#app/_ui/link.tsx";
import type { ListedImport } from "#lib/imports/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { type Column, Table } from "../table.tsx";
import { ImportState } from "./import-progress.tsx";

type Props = {
  imports: ListedImport[];
  /** The address under which each has its page. */
  base: string;
  timeZone: string;
};

/** The lists that were imported before, each with a way to its page; nothing where there are none. */
export function ImportList({ imports, base, timeZone }: Props) {
  if (imports.length === 0) return null;
  const columns: Column<ListedImport>[] = [
    {
      header: "List",
      cell: ({ id, name }) => (
        <Link
          href={`${base}/${id}`}
          className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
        >
          {name}
        </Link>
      ),
    },
    {
      header: "Rows",
      align: "end",
      cell: ({ figures }) => <span className="tabular-nums">{figures.rows}</span>,
    },
    { header: "State", cell: ({ state }) => <ImportState state={state} /> },
    { header: "By", cell: ({ by }) => by ?? "somebody who is gone" },
    { header: "When", cell: ({ createdAt }) => stamp(createdAt, timeZone) },
  ];
  return (
    <section className="mt-10">
      <h2 className="headline text-xl">Imported before</h2>
      <Table
        caption="Lists that were imported"
        columns={columns}
        rows={imports}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
