import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Table } from "#app/_ui/table.tsx";
import { listWordings } from "#lib/mail/wording/queries.ts";

export const metadata: Metadata = { title: "Words of the mails" };

type Props = { params: Promise<{ id: string }> };

export default deskPage(async ({ params }: Props) => {
  const { group, wordings } = await listWordings(await requireActor(), (await params).id);
  const base = `/dashboard/groups/${group.id}`;
  return (
    <>
      <PageHead title="Words of the mails" kicker={<Link href={base}>{group.name}</Link>}>
        What attendees are sent in the group’s name. The subject and what is said around the facts
        can be your own; date, place, buttons and links are always there.
      </PageHead>
      <Table
        caption="Mails"
        rows={wordings}
        rowKey={({ kind }) => kind}
        columns={[
          {
            header: "When it is sent",
            cell: ({ kind, sent }) => (
              <Link
                href={`${base}/mails/${kind}`}
                className="-my-2.5 inline-block py-2.5 font-semibold"
              >
                {sent}
              </Link>
            ),
          },
          {
            header: "Subject",
            cell: ({ subject }) => <span className="wrap-anywhere">{subject}</span>,
          },
          {
            header: "Words",
            cell: ({ own }) =>
              own ? <Status tone="good">Your own</Status> : <span>The usual ones</span>,
          },
        ]}
      />
    </>
  );
});
