import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { type Asked, pageCountFor } from "#lib/forms/asked.ts";
import type { KeptKind, Uses } from "#lib/kept/noun.ts";
import { type ListQuery, PAGE_SIZE } from "#lib/kept/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { ListPage, listQuery } from "../desk/list-page.tsx";
import { aNoun } from "../forms/noun.ts";
import { type Column, Table } from "../table.tsx";
import { capital, keptWords } from "./words.ts";

type Noun<Row> = {
  kind: KeptKind;
  uses: Uses;
  list: (actor: Actor, query: ListQuery) => Promise<{ rows: Row[]; total: number }>;
};

type Own<Row> = {
  /** What can be searched in, where it is not the names alone: "names and addresses". */
  searchedIn?: string;
  /** What to do where there is nothing yet. */
  advice: string;
  /** The first column, where it is not the name alone. */
  first?: Column<Row>;
  columns: readonly Column<Row>[];
  /** The columns after the group, before the number of uses. */
  figures?: readonly Column<Row>[];
};

type Props = { searchParams: Promise<Asked> };

/** The desk's list of a kept noun. */
export function keptListPage<Row extends { id: string; name: string; group: string; uses: number }>(
  noun: Noun<Row>,
  own: Own<Row>,
) {
  const { one, many, title, base } = keptWords(noun.kind);
  const metadata: Metadata = { title };
  const first: Column<Row> = own.first ?? {
    header: "Name",
    cell: ({ id, name }) => (
      <Link href={`${base}/${id}`} className="font-semibold underline">
        {name}
      </Link>
    ),
  };
  const keptBy: Column<Row> = { header: "Kept by", cell: ({ group }) => group };
  const figures: readonly Column<Row>[] = [
    ...(own.figures ?? []),
    { header: capital(noun.uses.what.other), align: "end", cell: ({ uses }) => uses },
  ];

  const page = deskPage(async ({ searchParams }: Props) => {
    const actor = await requireActor();
    const query = await listQuery(searchParams);
    const { rows, total } = await noun.list(actor, query);
    const groups = new Set(rows.map(({ group }) => group));
    return (
      <ListPage
        title={title}
        base={base}
        counted={(n) => counted(n, { one, other: many })}
        searchedIn={own.searchedIn ?? "names"}
        query={query}
        total={total}
        pageCount={pageCountFor(query.page, total, PAGE_SIZE)}
        add={`Add ${aNoun(one)}`}
        done={query.done === "deleted" ? `The ${one} is deleted.` : null}
        empty={{ title: `No ${many} yet`, advice: own.advice }}
      >
        <Table
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[first, ...own.columns, ...(groups.size > 1 ? [keptBy] : []), ...figures]}
        />
      </ListPage>
    );
  });
  return { metadata, page };
}
