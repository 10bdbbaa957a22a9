import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { MailingState } from "#app/_ui/mail/mailing-state.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { Refreshing } from "#app/_ui/refreshing.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { askedPage, pageCountFor } from "#lib/forms/asked.ts";
import { type ListedMailing, listMailings } from "#lib/mailings/queries.ts";
import { LETTER_WORDS, type LetterKind } from "#lib/newsletter/kinds.ts";
import { countSubscribers } from "#lib/subscribers/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";

export const metadata: Metadata = { title: "Newsletter" };

const PER_PAGE = 50;

type Props = { searchParams: Promise<{ page?: string }> };

const columns: Column<ListedMailing>[] = [
  {
    header: "Subject",
    cell: ({ id, subject }) => (
      <Link
        href={`/dashboard/newsletter/${id}`}
        className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
      >
        {subject}
      </Link>
    ),
  },
  { header: "Kind", cell: ({ kind }) => LETTER_WORDS[kind as LetterKind] ?? kind },
  { header: "From", cell: ({ groupName }) => groupName ?? "The site" },
  { header: "State", cell: (mailing) => <MailingState mailing={mailing} /> },
  {
    header: "Sent",
    align: "end",
    cell: ({ progress, state }) => <HowFar progress={progress} state={state} />,
  },
  { header: "When", cell: ({ createdAt, timeZone }) => stamp(createdAt, timeZone) },
];

/** A bar while it goes on, and the figures in any case. */
function HowFar({ progress, state }: Pick<ListedMailing, "progress" | "state">) {
  const { recipients, owed, queued, sent } = progress;
  if (recipients === 0) return <span className="text-quiet">nobody at once</span>;
  const figures = `${sent} of ${recipients}`;
  return (
    <span className="tabular-nums">
      {figures}
      {state === "sending" || state === "paused" ? (
        <progress
          aria-label={`${figures} sent`}
          value={recipients - owed - queued}
          max={recipients}
          className="ml-2 h-2.5 w-24"
        />
      ) : null}
    </span>
  );
}

export default deskPage(async function NewsletterPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = askedPage(await searchParams);
  const [{ rows, total }, subscribers] = await Promise.all([
    listMailings(
      actor,
      { audience: "subscribers" },
      { offset: (page - 1) * PER_PAGE, limit: PER_PAGE },
    ),
    countSubscribers(actor),
  ]);
  const pageCount = pageCountFor(page, total, PER_PAGE);
  return (
    <>
      <PageHead
        title="Newsletter"
        actions={
          <ButtonLink href="/dashboard/newsletter/new?kind=update" variant="primary">
            Write an update
          </ButtonLink>
        }
      >
        <p>
          What was sent to subscribers.{" "}
          <Link href="/dashboard/newsletter/subscribers" className="underline">
            {counted(subscribers.all, { one: "subscriber", other: "subscribers" })}
          </Link>
          {subscribers.dead > 0 ? `, ${subscribers.dead} of whom no mail reaches` : null}
        </p>
      </PageHead>
      {rows.some(({ state }) => state === "sending") ? <Refreshing every={4000} /> : null}
      {total > 0 ? (
        <Table caption="Letters" columns={columns} rows={rows} rowKey={(row) => row.id} />
      ) : (
        <EmptyState title="Nothing was sent yet">
          When you have put a meeting on, its page offers to announce it to your subscribers; later
          it offers to tell them of a change or of the report. An update says what is not about one
          meeting.
        </EmptyState>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        href={(n) => `/dashboard/newsletter?page=${n}`}
      />
    </>
  );
});
