import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button.tsx";
import { FilterLinks } from "#app/_ui/filter-links.tsx";
import { ListSearch } from "#app/_ui/list-search.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import {
  countRsvps,
  findHeadOfLine,
  getMeetingOfRsvps,
  listRsvps,
} from "#lib/rsvps/desk-queries.ts";
import type { RsvpStatus } from "#lib/rsvps/policy.ts";
import { loadMeeting, orNotFound } from "../../load.ts";
import { Seats } from "../../seats.tsx";
import { RsvpTable } from "./rsvp-table.tsx";
import { NothingHere, WaitingNote } from "./rsvp-words.tsx";

const PER_PAGE = 100;
const STATES = Object.keys(RSVP_WORDS) as RsvpStatus[];

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; search?: string; page?: string; done?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { meeting } = await loadMeeting((await params).id);
  return { title: `RSVPs: ${meeting.title}` };
}

export default async function RsvpsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const status = STATES.find((one) => one === asked.state) ?? "all";
  const search = String(asked.search ?? "").slice(0, 200);
  const page = Math.max(1, Math.min(10_000, Number.parseInt(asked.page ?? "1", 10) || 1));
  const meeting = await orNotFound(getMeetingOfRsvps(actor, id));
  const [counts, head, { rows, total }] = await Promise.all([
    countRsvps(actor, id),
    findHeadOfLine(actor, id),
    listRsvps(actor, id, { search, status }, { offset: (page - 1) * PER_PAGE, limit: PER_PAGE }),
  ]);
  const base = `/dashboard/meetings/${id}/rsvps`;
  const href = (to: { state?: string; page?: number }) => {
    const query = new URLSearchParams();
    const state = to.state ?? status;
    if (state !== "all") query.set("state", state);
    if (search) query.set("search", search);
    if (to.page && to.page > 1) query.set("page", String(to.page));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const waiting = counts.of("waitlisted");
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h2 className="headline text-2xl">RSVPs</h2>
        {meeting.mayManage && counts.all > 0 ? (
          <ButtonLink href={`${base}/export.csv`} prefetch={false} className="print:hidden">
            Save as CSV
          </ButtonLink>
        ) : null}
      </div>
      {asked.done === "cancelled" ? (
        <p role="status" className="mt-4 border-l-4 border-good py-1 pl-4">
          The RSVP is cancelled, and the person is told by mail.
        </p>
      ) : null}
      <div className="mt-4 grid items-end gap-x-12 gap-y-4 md:grid-cols-2">
        <Seats
          seatsTaken={meeting.seatsTaken}
          capacity={meeting.capacity}
          waiting={waiting.people}
        />
        {head ? <WaitingNote meeting={meeting} head={head} /> : null}
      </div>
      {counts.all === 0 ? (
        <NothingHere meeting={meeting} />
      ) : (
        <>
          <div className="mt-6 border-b border-rule">
            <FilterLinks
              label="RSVPs by state"
              links={[
                {
                  href: href({ state: "all" }),
                  label: "All",
                  count: counts.all,
                  here: status === "all",
                },
                ...STATES.filter((one) => counts.of(one).answers > 0 || one === status).map(
                  (one) => ({
                    href: href({ state: one }),
                    label: RSVP_WORDS[one],
                    count: counts.of(one).answers,
                    here: status === one,
                  }),
                ),
              ]}
            />
          </div>
          <ListSearch
            action={base}
            label={meeting.mayManage ? "Search in names and addresses" : "Search in names"}
            search={search}
            keep={status === "all" ? {} : { state: status }}
          />
          {search ? (
            <p role="status" className="mb-3 text-quiet">
              {total === 1 ? "1 RSVP" : `${total} RSVPs`} with “{search}”.{" "}
              <Link href={base} className="underline">
                Show all
              </Link>
            </p>
          ) : null}
          {rows.length > 0 ? <RsvpTable meeting={meeting} rows={rows} /> : null}
          <Pagination
            page={page}
            pageCount={Math.ceil(total / PER_PAGE)}
            href={(n) => href({ page: n })}
          />
        </>
      )}
    </>
  );
}
