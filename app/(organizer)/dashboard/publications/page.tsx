import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { OutLink } from "#app/_ui/desk/facts.tsx";
import { ListPage, listQuery } from "#app/_ui/desk/list-page.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { PAGE_SIZE } from "#lib/kept/queries.ts";
import { listPublications } from "#lib/reading/publications/queries.ts";
import { counted } from "#lib/text/plural.ts";

export const metadata: Metadata = { title: "Publications" };

type Props = { searchParams: Promise<Asked> };

export default deskPage(async function PublicationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await listQuery(searchParams);
  const { rows, total } = await listPublications(actor, query);
  const groups = new Set(rows.map((row) => row.group));
  return (
    <ListPage
      title="Publications"
      base="/dashboard/publications"
      counted={(n) => counted(n, { one: "publication", other: "publications" })}
      searchedIn="names"
      query={query}
      total={total}
      pageSize={PAGE_SIZE}
      add="Add a publication"
      done={query.done === "deleted" ? "The publication is deleted." : null}
      empty={{
        title: "No publications yet",
        advice:
          "Add the papers, journals and sites whose articles you point your readers to, with their issues. They can also be added from an article's form.",
      }}
    >
      <Table
        caption="Publications"
        rows={rows}
        rowKey={(publication) => publication.id}
        columns={[
          {
            header: "Name",
            cell: (publication) => (
              <Link
                href={`/dashboard/publications/${publication.id}`}
                className="font-semibold underline"
              >
                {publication.name}
              </Link>
            ),
          },
          {
            header: "Website",
            bare: true,
            cell: (publication) => (publication.url ? <OutLink href={publication.url} /> : null),
          },
          ...(groups.size > 1
            ? [{ header: "Kept by", cell: (row: (typeof rows)[number]) => row.group }]
            : []),
          { header: "Issues", align: "end", cell: (publication) => publication.issues },
          { header: "Articles", align: "end", cell: (publication) => publication.uses },
        ]}
      />
    </ListPage>
  );
});
