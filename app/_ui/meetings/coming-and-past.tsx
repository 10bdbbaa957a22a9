import {
  countMeetings,
  listPastMeetings,
  listUpcomingMeetings,
} from "#lib/meetings/public-list.ts";
import type { Of } from "#lib/meetings/public-scope.ts";
import { Noticeboard } from "./noticeboard.tsx";

/** More than these are a step away, in the lists that have pages and filters. */
const COMING = 60;
const PAST = 30;

type Props = { of: Of; at: Date; showGroup?: boolean };

/** What is to come and what took place, of one group, series, venue, speaker or topic. */
export async function ComingAndPast({ of, at, showGroup }: Props) {
  const [coming, comingCount, past, pastCount] = await Promise.all([
    listUpcomingMeetings({ at, of, limit: COMING }),
    countMeetings({ comingAt: at }, of),
    listPastMeetings({ at, of, limit: PAST }),
    countMeetings({ pastAt: at }, of),
  ]);
  const query = new URLSearchParams(of);
  return (
    <>
      {coming.length > 0 ? (
        <section className="mt-10">
          <h2 className="headline mb-3 text-2xl">To come</h2>
          <Noticeboard meetings={coming} at={at} heading="h3" showGroup={showGroup} showYear />
          {comingCount > COMING ? (
            <All href={`/meetings?${query}`}>All {comingCount} meetings to come</All>
          ) : null}
        </section>
      ) : (
        <p className="mt-10 text-quiet">Nothing is announced at the moment.</p>
      )}
      {past.length > 0 ? (
        <section className="mt-12">
          <h2 className="headline mb-3 text-2xl">What took place</h2>
          <Noticeboard meetings={past} at={at} heading="h3" showGroup={showGroup} showYear />
          {pastCount > PAST ? (
            <All href={`/archive?${query}`}>All {pastCount} meetings that took place</All>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function All({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} className="target inline-flex items-center font-[620] print:hidden">
      {children}
    </a>
  );
}
