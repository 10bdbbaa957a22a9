import { deskPage } from "#app/_server/desk-page.tsx";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { askedPage, pageCountFor } from "#lib/forms/asked.ts";
import { countMail, MAIL_STATES, type MailState } from "#lib/mail/queries.ts";
import { getMailing, listOutbox } from "#lib/mailings/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { EmptyState } from "../empty-state.tsx";
import { FilterLinks } from "../filter-links.tsx";
import { ListSearch } from "../list-search.tsx";
import { Pagination } from "../pagination.tsx";
import { MAIL_WORDS } from "./fate.tsx";
import { type MailRow, MailTable, mailPath } from "./mail-table.tsx";
import { MailingProgress } from "./mailing-progress.tsx";
import { MailingState } from "./mailing-state.tsx";
import { NoServer } from "./no-server.tsx";

const PER_PAGE = 50;

type Props = {
  actor: Actor;
  /** The address of the page that shows the list. */
  base: string;
  asked: { state?: string; search?: string; page?: string; mailing?: string };
  meetingId?: string;
  mailingId?: string;
};

/** Where a row leads: to the mail; of a mailing to its page, if it has one, else to its mails in this list. */
function pathOf(base: string, mail: MailRow): string {
  if (!mail.mailing) return mailPath(mail);
  const { id, kind, audience } = mail.mailing;
  if (audience === "subscribers") return `/dashboard/newsletter/${id}`;
  return kind === "message" && mail.meetingId
    ? `/dashboard/meetings/${mail.meetingId}/messages/${id}`
    : `${base}?mailing=${id}`;
}

/** Above the mails of one mailing that has no page of its own. */
async function OneMailing({ actor, id, base }: { actor: Actor; id: string; base: string }) {
  const mailing = await getMailing(actor, id);
  return (
    <section className="mb-6">
      <p className="mb-2 flex flex-wrap items-center gap-x-4">
        <MailingState mailing={mailing} />
        <span className="text-quiet">
          One mailing, {stamp(mailing.createdAt, mailing.timeZone)}
        </span>
        <Link href={base} className="target inline-flex items-center underline">
          All mail
        </Link>
      </p>
      <MailingProgress mailing={mailing} />
    </section>
  );
}

/** The outbox, or the part of it that is about one meeting: search, states, pages. */
export const MailList = deskPage(async function MailList({
  actor,
  base,
  asked,
  meetingId,
  ...props
}: Props) {
  const chosen = props.mailingId ? undefined : asked.mailing && String(asked.mailing).slice(0, 40);
  const mailingId = props.mailingId ?? chosen;
  const state: MailState | "all" = MAIL_STATES.find((one) => one === asked.state) ?? "all";
  const search = String(asked.search ?? "").slice(0, 200);
  const page = askedPage(asked);
  const [counts, { rows, total }] = await Promise.all([
    countMail(actor, { search, meetingId, mailingId }),
    listOutbox(
      actor,
      { search, state, meetingId, mailingId },
      { offset: (page - 1) * PER_PAGE, limit: PER_PAGE },
    ),
  ]);
  const pageCount = pageCountFor(page, total, PER_PAGE);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const href = (to: { state?: string; page?: number }) => {
    const query = new URLSearchParams();
    const shown = to.state ?? state;
    if (chosen) query.set("mailing", chosen);
    if (shown !== "all") query.set("state", shown);
    if (search) query.set("search", search);
    if (to.page && to.page > 1) query.set("page", String(to.page));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  return (
    <>
      {chosen ? <OneMailing actor={actor} id={chosen} base={base} /> : null}
      {mailingId ? null : (
        <NoServer>
          {counts.queued > 0
            ? "What waits here is kept and goes out once a mail server is set. Until then, open a mail and pass its text and link on yourself."
            : "Mail is kept here and goes out once a mail server is set."}
        </NoServer>
      )}
      <div className="border-b border-rule">
        <FilterLinks
          label="Mail by state"
          links={[
            { href: href({ state: "all" }), label: "All", count: all, here: state === "all" },
            ...MAIL_STATES.filter((one) => counts[one] > 0 || one === state).map((one) => ({
              href: href({ state: one }),
              label: MAIL_WORDS[one],
              count: counts[one],
              here: state === one,
            })),
          ]}
        />
      </div>
      <ListSearch
        action={base}
        label="Search in recipients and subjects"
        search={search}
        keep={{ ...(chosen ? { mailing: chosen } : {}), ...(state === "all" ? {} : { state }) }}
      />
      {rows.length > 0 ? (
        <MailTable rows={rows} to={(mail) => pathOf(base, mail)} />
      ) : search ? (
        <EmptyState title="Nothing found">
          No mail has “{search}” in its recipient or subject.{" "}
          <Link href={base} className="underline">
            Show all
          </Link>
        </EmptyState>
      ) : (
        <EmptyState title={state === "all" ? "No mail yet" : "None of these"}>
          {state === "all"
            ? "Every mail that is owed to somebody appears here: confirmations, places on the waiting list, changes."
            : "No mail is in this state."}
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => href({ page: n })} />
    </>
  );
});
