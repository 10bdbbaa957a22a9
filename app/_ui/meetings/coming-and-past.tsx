import { listPastMeetings, listUpcomingMeetings, type Of } from "#lib/meetings/public-list.ts";
import { Noticeboard } from "./noticeboard.tsx";

const MOST = 200;

/** What is to come and what took place, of one group, venue, speaker or topic. */
export async function ComingAndPast({
  of,
  at,
  showGroup,
}: {
  of: Of;
  at: Date;
  showGroup?: boolean;
}) {
  const [coming, past] = await Promise.all([
    listUpcomingMeetings({ at, of, limit: MOST }),
    listPastMeetings({ at, of, limit: MOST }),
  ]);
  return (
    <>
      {coming.length > 0 ? (
        <section className="mt-10">
          <h2 className="headline mb-3 text-2xl">To come</h2>
          <Noticeboard meetings={coming} at={at} heading="h3" showGroup={showGroup} showYear />
        </section>
      ) : (
        <p className="mt-10 text-quiet">Nothing is announced at the moment.</p>
      )}
      {past.length > 0 ? (
        <section className="mt-12">
          <h2 className="headline mb-3 text-2xl">What took place</h2>
          <Noticeboard meetings={past} at={at} heading="h3" showGroup={showGroup} showYear />
        </section>
      ) : null}
    </>
  );
}
