import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { outcome } from "#app/_ui/desk/done-note.tsx";
import { ListPage, listQuery } from "#app/_ui/desk/list-page.tsx";
import { Status } from "#app/_ui/status.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { type Asked, pageCountFor } from "#lib/forms/asked.ts";
import { CONFIRMED_BY_MAIL, NEWS_SHORT, PACE_WORDS } from "#lib/subscribers/choices.ts";
import {
  type ListedSubscriber,
  listSubscribers,
  mayExport,
  PAGE_SIZE,
} from "#lib/subscribers/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { shortDate } from "#lib/time/dates.ts";
import { remove } from "./actions.ts";
import { RemoveForm } from "./remove-form.tsx";

export const metadata: Metadata = { title: "Subscribers" };

const DONE = {
  removed: "They are off the list.",
  invited: "A mail asks them to confirm. They stand here once they have.",
};

type Props = { searchParams: Promise<Asked> };

const columns: Column<ListedSubscriber>[] = [
  {
    header: "E-mail",
    cell: ({ email, bouncedAt }) => (
      <span className="wrap-anywhere">
        {email} {bouncedAt ? <Status tone="danger">No such mailbox</Status> : null}
      </span>
    ),
  },
  { header: "Groups", cell: ({ groups }) => groups.join(", ") },
  {
    header: "News",
    cell: ({ kinds }) => kinds.map((kind) => NEWS_SHORT[kind]).join(", "),
  },
  { header: "When", cell: ({ pace }) => PACE_WORDS[pace] },
  {
    header: "Since",
    cell: ({ confirmedAt }) =>
      confirmedAt ? shortDate(confirmedAt.toISOString().slice(0, 10)) : "",
  },
  { header: "How they agreed", cell: ({ consent }) => consent || CONFIRMED_BY_MAIL },
  {
    header: "Off the list",
    bare: true,
    cell: ({ id, email }) => <RemoveForm action={remove} id={id} email={email} />,
  },
];

export default deskPage(async function SubscribersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await listQuery(searchParams);
  const { rows, total } = await listSubscribers(actor, query);
  const base = "/dashboard/newsletter/subscribers";
  return (
    <ListPage
      title="Subscribers"
      base={base}
      counted={(n) => counted(n, { one: "subscriber", other: "subscribers" })}
      searchedIn="addresses"
      query={query}
      total={total}
      pageCount={pageCountFor(query.page, total, PAGE_SIZE)}
      add="Add a subscriber"
      actions={<ButtonLink href={`${base}/import`}>Import a list</ButtonLink>}
      done={outcome(DONE, query.done)}
      empty={{
        title: "Nobody has subscribed yet",
        advice:
          "The foot of every public page has the form. If you have a list on paper, add its addresses, or import a list of them: each is asked by mail whether they agree, unless the list says how and when they did.",
      }}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-quiet">{query.search ? null : `${total} in all.`}</p>
        {mayExport(actor) ? (
          <ButtonLink href={`${base}/export.csv`} className="print:hidden">
            Save as CSV
          </ButtonLink>
        ) : null}
      </div>
      <Table caption="Subscribers" columns={columns} rows={rows} rowKey={(row) => row.id} />
    </ListPage>
  );
});
