import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ListPage, listQuery } from "#app/_ui/desk/list-page.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { PAGE_SIZE } from "#lib/kept/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { listVenues } from "#lib/venues/queries.ts";

export const metadata: Metadata = { title: "Venues" };

type Props = { searchParams: Promise<Asked> };

export default deskPage(async function VenuesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await listQuery(searchParams);
  const { rows, total } = await listVenues(actor, query);
  const groups = new Set(rows.map((row) => row.group));
  return (
    <ListPage
      title="Venues"
      base="/dashboard/venues"
      counted={(n) => counted(n, { one: "venue", other: "venues" })}
      searchedIn="names and addresses"
      query={query}
      total={total}
      pageSize={PAGE_SIZE}
      add="Add a venue"
      done={query.done === "deleted" ? "The venue is deleted." : null}
      empty={{
        title: "No venues yet",
        advice:
          "Add the halls and rooms you meet in, once: address, how to get in, how many fit. Every meeting there uses it.",
      }}
    >
      <Table
        caption="Venues"
        rows={rows}
        rowKey={(venue) => venue.id}
        columns={[
          {
            header: "Name",
            cell: (venue) => (
              <Link href={`/dashboard/venues/${venue.id}`} className="font-semibold underline">
                {venue.name}
              </Link>
            ),
          },
          {
            header: "Address",
            bare: true,
            cell: (venue) =>
              [venue.address, venue.locality].filter(Boolean).join(", ") || (
                <span className="text-quiet">No address yet</span>
              ),
          },
          ...(groups.size > 1
            ? [{ header: "Kept by", cell: (venue: (typeof rows)[number]) => venue.group }]
            : []),
          { header: "Seats", align: "end", cell: (venue) => venue.capacity },
          { header: "Meetings", align: "end", cell: (venue) => venue.uses },
        ]}
      />
    </ListPage>
  );
});
