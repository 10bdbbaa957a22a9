import type { Metadata } from "next";
import { setStatus } from "#app/_front/response.ts";
import { Noticeboard } from "#app/_ui/meetings/noticeboard.tsx";
import { listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import { now } from "#lib/time/clock.ts";
import { PublicHead } from "./public-head.tsx";

/** For `generateMetadata` of a page that has nothing to show. */
export const missingMetadata: Metadata = { title: "Not found", robots: { index: false } };

/**
 * The page for an address where nothing is, with the status 404 and the way
 * on. Rendered instead of Next's notFound(), whose page is blank without scripts.
 */
export async function Missing() {
  setStatus(404);
  const at = now();
  const coming = await listUpcomingMeetings({ at, limit: 3 });
  return (
    <>
      <PublicHead title="Nothing is at this address">
        <p>
          The link may be incomplete, or what was here may have been withdrawn. Perhaps it is in the{" "}
          <a href="/archive">archive</a>, among the <a href="/meetings">meetings to come</a>, or
          under its <a href="/groups">group</a>, <a href="/speakers">speaker</a> or{" "}
          <a href="/venues">venue</a>.
        </p>
      </PublicHead>
      {coming.length > 0 ? (
        <section>
          <h2 className="headline mb-3 text-2xl">Next</h2>
          <Noticeboard meetings={coming} at={at} heading="h3" />
        </section>
      ) : null}
    </>
  );
}
