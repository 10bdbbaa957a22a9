import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Noticeboard } from "#app/_ui/meetings/noticeboard.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { listFacets } from "#lib/meetings/public-facets.ts";
import { countMeetings, listArchiveYears, listPastMeetings } from "#lib/meetings/public-list.ts";
import { now } from "#lib/time/clock.ts";
import { askedListPage } from "../asked-page.ts";
import { askedCount, knownChoice, listHref } from "../list-address.ts";
import { ListFilter } from "../list-filter.tsx";
import { loadSiteName } from "../load.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";
import { readerFeeds } from "../reader-feeds.ts";
import { UnknownChoice } from "../unknown-choice.tsx";
import { SeriesLinks } from "./series-links.tsx";
import { YearLinks } from "./year-links.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Archive",
    description: "What took place, by year and by series, with reports and what was read.",
    alternates: {
      canonical: "/archive",
      types: readerFeeds("/feeds", await loadSiteName(), ["reports"]),
    },
  };
}

const PAGE = 30;
const PATH = "/archive";

type Props = { searchParams: Promise<Asked> };

export default async function ArchivePage({ searchParams }: Props) {
  const at = now();
  const params = await searchParams;
  const of = await knownChoice(params);
  if (!of) return <UnknownChoice path={PATH} />;
  const [years, facets, count] = await Promise.all([
    listArchiveYears({ at, of }),
    listFacets({ pastAt: at }, of),
    countMeetings({ pastAt: at }, of),
  ]);
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const page = askedListPage(params, pageCount);
  if (page === null) return <Missing />;
  const meetings = await listPastMeetings({ at, of, limit: PAGE, offset: (page - 1) * PAGE });
  const narrowed = askedCount(of) > 0;
  return (
    <>
      <PublicHead title="Archive" />
      {years.length > 0 ? <YearLinks years={years} of={of} /> : null}
      {narrowed ? null : <SeriesLinks series={facets.series} />}
      <div className="mt-10">
        <ListFilter path={PATH} of={of} facets={facets} count={count} />
        {meetings.length > 0 ? (
          <section>
            <h2 className="headline mb-3 text-2xl">
              {narrowed || page > 1 ? "What took place" : "The latest"}
            </h2>
            <Noticeboard meetings={meetings} at={at} heading="h3" showYear />
          </section>
        ) : narrowed ? (
          <EmptyState title="Nothing that took place is like this">
            <p>
              Take one of the choices above away, or look among{" "}
              <a href={listHref("/meetings", of)}>the meetings to come</a>.
            </p>
          </EmptyState>
        ) : (
          <EmptyState title="Nothing has taken place yet">
            <p>
              <a href="/meetings">See what is to come.</a>
            </p>
          </EmptyState>
        )}
        <Pagination page={page} pageCount={pageCount} href={(n) => listHref(PATH, of, n)} />
      </div>
    </>
  );
}
