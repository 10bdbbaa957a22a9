import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterLinks } from "#app/_ui/filter-links.tsx";
import { Link } from "#app/_ui/link.tsx";
import { ListSearch } from "#app/_ui/list-search.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { type Actor, groupsWithRole, hasRoleSomewhere } from "#lib/access/actor.ts";
import { askedPage, pageCountFor } from "#lib/forms/asked.ts";
import {
  countMeetingsFor,
  listMeetingsFor,
  MEETING_LISTS,
  type MeetingList,
} from "#lib/meetings/queries.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { listWords } from "./list-words.ts";
import { MeetingRow } from "./meeting-row.tsx";

export const metadata: Metadata = { title: "Meetings" };

const PER_PAGE = 50;

type Props = {
  searchParams: Promise<{ list?: string; search?: string; page?: string; done?: string }>;
};

export default deskPage(async function MeetingsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const list = MEETING_LISTS.find((name) => name === asked.list) ?? "upcoming";
  const search = cleanLine(String(asked.search ?? "")).slice(0, 200);
  const page = askedPage(asked);
  const [{ rows, total }, counts] = await Promise.all([
    listMeetingsFor(actor, { list, search, page, perPage: PER_PAGE }),
    search ? countFound(actor, search) : countMeetingsFor(actor),
  ]);
  const pageCount = pageCountFor(page, total, PER_PAGE);
  const at = now();
  const own = groupsWithRole(actor, "helper");
  const organizes = hasRoleSomewhere(actor, "organizer");
  const href = (to: { list?: MeetingList; page?: number }) => {
    const query = new URLSearchParams({ list: to.list ?? list });
    if (search) query.set("search", search);
    if (to.page && to.page > 1) query.set("page", String(to.page));
    return `/dashboard/meetings?${query}`;
  };
  return (
    <>
      <PageHead
        title="Meetings"
        actions={
          organizes ? (
            <ButtonLink href="/dashboard/meetings/new" variant="primary">
              Schedule a meeting
            </ButtonLink>
          ) : null
        }
      />
      {asked.done === "deleted" ? (
        <p role="status" className="mb-5 border-l-4 border-good py-1 pl-4">
          The draft is deleted.
        </p>
      ) : null}
      <FilterLinks
        label="Meetings by state"
        links={MEETING_LISTS.map((name) => ({
          href: href({ list: name }),
          label: listWords[name].tab,
          count: counts[name],
          here: name === list,
        }))}
      />
      <ListSearch
        action="/dashboard/meetings"
        label="Search in titles, occasions and summaries"
        search={search}
        keep={{ list }}
      />
      {search ? (
        <p role="status" className="mb-3 text-quiet">
          {counted(total, { one: "meeting", other: "meetings" })} with “{search}” under{" "}
          {listWords[list].tab.toLowerCase()}.{" "}
          <Link href={`/dashboard/meetings?list=${list}`} className="underline">
            Show all
          </Link>
        </p>
      ) : null}
      {rows.length > 0 ? (
        <ul className="border-t-2 border-ink">
          {rows.map((meeting) => (
            <MeetingRow
              key={meeting.id}
              meeting={meeting}
              at={at}
              heading="h2"
              showGroup={own === "all" || own.length > 1}
              showState={list === "off"}
            />
          ))}
        </ul>
      ) : search ? (
        <EmptyState title="Nothing found">
          Look under another heading above, or search for fewer words.
        </EmptyState>
      ) : (
        <EmptyState
          title={listWords[list].empty}
          action={
            organizes && list !== "off" ? (
              <ButtonLink href="/dashboard/meetings/new">Schedule a meeting</ButtonLink>
            ) : null
          }
        >
          {listWords[list].hint}
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => href({ page: n })} />
    </>
  );
});

/** How many meetings of each list have what is searched for. */
async function countFound(actor: Actor, search: string): Promise<Record<MeetingList, number>> {
  const counts = await Promise.all(
    MEETING_LISTS.map(async (list) => {
      const { total } = await listMeetingsFor(actor, { list, search, perPage: 1 });
      return [list, total] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<MeetingList, number>;
}
