import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Noticeboard } from "#app/_ui/meetings/noticeboard.tsx";
import { now } from "#lib/clock.ts";
import { listArchiveYears, listPastMeetings } from "#lib/meetings/public-list.ts";
import { PublicHead } from "../public-head.tsx";
import { YearLinks } from "./year-links.tsx";

export const metadata: Metadata = {
  title: "Archive",
  description: "What took place, year by year, with reports and what was read.",
  alternates: { canonical: "/archive" },
};

export default async function ArchivePage() {
  const at = now();
  const [years, latest] = await Promise.all([
    listArchiveYears({ at }),
    listPastMeetings({ at, limit: 10 }),
  ]);
  return (
    <>
      <PublicHead title="Archive" />
      {years.length > 0 ? (
        <>
          <YearLinks years={years} />
          <section className="mt-12">
            <h2 className="headline mb-3 text-2xl">The latest</h2>
            <Noticeboard meetings={latest} at={at} heading="h3" showYear />
          </section>
        </>
      ) : (
        <EmptyState title="Nothing has taken place yet">
          <p>
            <a href="/meetings">See what is to come.</a>
          </p>
        </EmptyState>
      )}
    </>
  );
}
