import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Noticeboard } from "#app/_ui/meetings/noticeboard.tsx";
import { listFacets } from "#lib/meetings/public-facets.ts";
import { findNeighbourMonths, listMeetingsBetween } from "#lib/meetings/public-list.ts";
import type { Of } from "#lib/meetings/public-scope.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { partialDate, toLocal } from "#lib/time/dates.ts";
import type { Month } from "#lib/time/month.ts";
import { askedCount, listHref } from "../list-address.ts";
import { ListFilter } from "../list-filter.tsx";
import { PublicHead } from "../public-head.tsx";
import { MonthTable } from "./month-table.tsx";

const MOST = 1000;

/** A month of meetings: a table where there is room for one, its days as a list on a phone and on paper. */
export async function MonthView({ month, of }: { month: Month; of: Of }) {
  const at = now();
  const [meetings, facets, zone] = await Promise.all([
    listMeetingsBetween({ from: month.from, to: month.to, of, limit: MOST }),
    listFacets(month, of),
    getSiteTimeZone(),
  ]);
  const name = partialDate(month.month);
  const today = toLocal(at, zone).slice(0, 10);
  return (
    <>
      <PublicHead title={name} kicker="Calendar" />
      <Steps month={month} of={of} current={today.startsWith(month.month)} />
      <ListFilter
        path={`/calendar/${month.month}`}
        of={of}
        facets={facets}
        count={meetings.length}
      />
      {meetings.length === 0 ? <Nothing month={month} of={of} /> : null}
      <div className="hidden md:block print:hidden">
        <MonthTable month={month} name={name} meetings={meetings} today={today} />
      </div>
      {meetings.length > 0 ? (
        <div className="md:hidden print:block">
          <Noticeboard meetings={meetings} at={at} />
        </div>
      ) : null}
    </>
  );
}

/** To the month before and the next, side by side; then to this one and to other ways to see it. */
function Steps({ month, of, current }: { month: Month; of: Of; current: boolean }) {
  const link = "target inline-flex items-center";
  return (
    <nav aria-label="Months" className="mb-6 flex flex-wrap gap-x-6 print:hidden">
      {month.previous ? (
        <a href={listHref(`/calendar/${month.previous}`, of)} rel="prev" className={link}>
          {partialDate(month.previous)}
        </a>
      ) : null}
      {month.next ? (
        <a href={listHref(`/calendar/${month.next}`, of)} rel="next" className={link}>
          {partialDate(month.next)}
        </a>
      ) : null}
      <span aria-hidden="true" className="h-0 basis-full sm:hidden" />
      {current ? null : (
        <a href={listHref("/calendar", of)} className={link}>
          This month
        </a>
      )}
      <a href={listHref("/meetings", of)} className={`${link} sm:ml-auto`}>
        As a list
      </a>
      <a href="/calendars" className={link}>
        Calendar feeds
      </a>
    </nav>
  );
}

/** Nothing in this month: where there is something. */
async function Nothing({ month, of }: { month: Month; of: Of }) {
  const { before, after } = await findNeighbourMonths(month, of);
  const kind = askedCount(of) > 0 ? "like this " : "";
  return (
    <EmptyState title={`No meeting ${kind}in ${partialDate(month.month)}`}>
      {before || after ? (
        <ul>
          {after ? (
            <li>
              The next one is in{" "}
              <a href={listHref(`/calendar/${after}`, of)}>{partialDate(after)}</a>.
            </li>
          ) : null}
          {before ? (
            <li>
              The last one before was in{" "}
              <a href={listHref(`/calendar/${before}`, of)}>{partialDate(before)}</a>.
            </li>
          ) : null}
        </ul>
      ) : null}
    </EmptyState>
  );
}
