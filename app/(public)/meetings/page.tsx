import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { ByMonth } from "#app/_ui/meetings/by-month.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { listFacets } from "#lib/meetings/public-facets.ts";
import { countMeetings, listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import { now } from "#lib/time/clock.ts";
import { askedListPage } from "../asked-page.ts";
import { askedCount, knownChoice, listHref } from "../list-address.ts";
import { ListFilter } from "../list-filter.tsx";
import { loadSiteName } from "../load.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";
import { readerFeeds } from "../reader-feeds.ts";
import { UnknownChoice } from "../unknown-choice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Meetings",
    description: "The meetings to come, with date, time and place.",
    alternates: {
      canonical: "/meetings",
      types: readerFeeds("/feeds", await loadSiteName(), ["meetings"]),
    },
  };
}

const PAGE = 60;
const PATH = "/meetings";

type Props = { searchParams: Promise<Asked> };

export default async function MeetingsPage({ searchParams }: Props) {
  const at = now();
  const params = await searchParams;
  const of = await knownChoice(params);
  if (!of) return <UnknownChoice path={PATH} />;
  const [count, facets] = await Promise.all([
    countMeetings({ comingAt: at }, of),
    listFacets({ comingAt: at }, of),
  ]);
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const page = askedListPage(params, pageCount);
  if (page === null) return <Missing />;
  const meetings = await listUpcomingMeetings({ at, of, limit: PAGE, offset: (page - 1) * PAGE });
  return (
    <>
      <PublicHead title="Meetings">
        <p className="print:hidden">
          <a href={listHref("/calendar", of)} className="target inline-flex items-center">
            Month by month
          </a>
        </p>
      </PublicHead>
      <ListFilter path={PATH} of={of} facets={facets} count={count} />
      {meetings.length > 0 ? (
        <ByMonth meetings={meetings} at={at} />
      ) : askedCount(of) > 0 ? (
        <EmptyState title="No meeting to come is like this">
          <p>
            Take one of the choices above away, or look for it{" "}
            <a href={listHref("/archive", of)}>in the archive</a>.
          </p>
        </EmptyState>
      ) : (
        <EmptyState title="No meeting is announced at the moment">
          <p>
            The <a href="/archive">archive</a> has what took place; the{" "}
            <a href="/calendars">calendar feeds</a> bring what is announced next.
          </p>
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => listHref(PATH, of, n)} />
    </>
  );
}
