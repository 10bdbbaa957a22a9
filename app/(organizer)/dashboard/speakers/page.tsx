import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ListPage, listQuery } from "#app/_ui/desk/list-page.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { PAGE_SIZE } from "#lib/kept/queries.ts";
import { listSpeakers } from "#lib/speakers/queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { counted } from "#lib/text/plural.ts";

export const metadata: Metadata = { title: "Speakers" };

type Props = { searchParams: Promise<Asked> };

export default deskPage(async function SpeakersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await listQuery(searchParams);
  const { rows, total } = await listSpeakers(actor, query);
  const groups = new Set(rows.map((row) => row.group));
  return (
    <ListPage
      title="Speakers"
      base="/dashboard/speakers"
      counted={(n) => counted(n, { one: "speaker", other: "speakers" })}
      searchedIn="names"
      query={query}
      total={total}
      pageSize={PAGE_SIZE}
      add="Add a speaker"
      done={query.done === "deleted" ? "The speaker is deleted." : null}
      empty={{
        title: "No speakers yet",
        advice:
          "Add the people who speak at your meetings, once, with a few words about them. A meeting's programme then only names them.",
      }}
    >
      <Table
        caption="Speakers"
        rows={rows}
        rowKey={(speaker) => speaker.id}
        columns={[
          {
            header: "Name",
            cell: (speaker) => (
              <Link href={`/dashboard/speakers/${speaker.id}`} className="font-semibold underline">
                {speaker.name}
              </Link>
            ),
          },
          {
            header: "Biography",
            bare: true,
            cell: (speaker) => (
              <span className="text-quiet">
                {markdownToLine(speaker.biography, 90) || "No biography yet"}
              </span>
            ),
          },
          ...(groups.size > 1
            ? [{ header: "Kept by", cell: (speaker: (typeof rows)[number]) => speaker.group }]
            : []),
          { header: "Meetings", align: "end", cell: (speaker) => speaker.uses },
        ]}
      />
    </ListPage>
  );
});
