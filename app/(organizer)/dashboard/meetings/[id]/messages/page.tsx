import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { MailingState } from "#app/_ui/mail/mailing-state.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { askedPage, pageCountFor } from "#lib/forms/asked.ts";
import { type ListedMessage, listMessages } from "#lib/messages/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { loadMeeting } from "../../load.ts";

export const metadata: Metadata = { title: "Messages" };

const PER_PAGE = 50;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string }>;
};

export default deskPart(loadMeeting, async function MessagesPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const page = askedPage(await searchParams);
  const { rows, total } = await listMessages(actor, id, {
    offset: (page - 1) * PER_PAGE,
    limit: PER_PAGE,
  });
  const pageCount = pageCountFor(page, total, PER_PAGE);
  const base = `/dashboard/meetings/${id}/messages`;
  const write = <ButtonLink href={`${base}/new`}>Write a message</ButtonLink>;
  const columns: Column<ListedMessage>[] = [
    {
      header: "Subject",
      cell: ({ id: mailing, subject }) => (
        <Link
          href={`${base}/${mailing}`}
          className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
        >
          {subject}
        </Link>
      ),
    },
    { header: "State", cell: (mailing) => <MailingState mailing={mailing} /> },
    {
      header: "Sent",
      align: "end",
      cell: ({ progress }) => (
        <span className="tabular-nums">
          {progress.sent} of {progress.recipients}
        </span>
      ),
    },
    { header: "By", cell: ({ createdBy }) => createdBy },
    { header: "When", cell: ({ createdAt }) => stamp(createdAt, meeting.timeZone) },
  ];
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h2 className="headline text-2xl">Messages</h2>
        {total > 0 ? write : null}
      </div>
      {total > 0 ? (
        <Table caption="Messages" columns={columns} rows={rows} rowKey={(row) => row.id} />
      ) : (
        <EmptyState title="Nothing written yet" action={write}>
          A message goes by mail to everybody who answered, or to a part of them. To choose a part,
          filter the list of RSVPs first.
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => `${base}?page=${n}`} />
    </>
  );
});
