import type { Metadata } from "next";
import { cache } from "react";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { ByMonth } from "#app/_ui/meetings/by-month.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { listFacets } from "#lib/meetings/public-facets.ts";
import { countMeetings, listArchiveYears, listPastMeetings } from "#lib/meetings/public-list.ts";
import { now } from "#lib/time/clock.ts";
import { askedListPage } from "../../asked-page.ts";
import { knownChoice, listHref } from "../../list-address.ts";
import { ListFilter } from "../../list-filter.tsx";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { UnknownChoice } from "../../unknown-choice.tsx";
import { YearLinks } from "../year-links.tsx";

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Asked> };

const PAGE = 100;

/** The year of the address, with the moment of asking; null where that is no year, or nothing took place in it. */
const loadYear = cache(async (text: string) => {
  if (!/^\d{4}$/.test(text)) return null;
  const when = { pastAt: now(), year: Number(text) };
  return (await countMeetings(when)) > 0 ? when : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  if (!(await loadYear(year))) return missingMetadata;
  return {
    title: `Archive ${year}`,
    description: `The meetings of ${year}.`,
    alternates: { canonical: `/archive/${year}` },
  };
}

export default async function ArchiveYearPage({ params, searchParams }: Props) {
  const { year } = await params;
  const when = await loadYear(year);
  if (!when) return <Missing />;
  const asked = await searchParams;
  const of = await knownChoice(asked);
  if (!of) return <UnknownChoice path={`/archive/${year}`} />;
  const path = `/archive/${year}`;
  const [count, facets, years] = await Promise.all([
    countMeetings(when, of),
    listFacets(when, of),
    listArchiveYears({ at: when.pastAt, of }),
  ]);
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const page = askedListPage(asked, pageCount);
  if (page === null) return <Missing />;
  const meetings = await listPastMeetings({
    at: when.pastAt,
    year: when.year,
    of,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  return (
    <>
      <PublicHead title={year} kicker={<a href="/archive">Archive</a>} />
      <ListFilter path={path} of={of} facets={facets} count={count} />
      {meetings.length > 0 ? (
        <ByMonth meetings={meetings} at={when.pastAt} />
      ) : (
        <EmptyState title={`Nothing that took place in ${year} is like this`}>
          <p>
            Take one of the choices above away, or look in{" "}
            <a href={listHref("/archive", of)}>the whole archive</a>.
          </p>
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => listHref(path, of, n)} />
      <YearLinks years={years} current={Number(year)} of={of} />
    </>
  );
}
