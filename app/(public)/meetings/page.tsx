import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { ByMonth } from "#app/_ui/meetings/by-month.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { now } from "#lib/clock.ts";
import { countUpcomingMeetings, listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "Meetings",
  description: "The meetings to come, with date, time and place.",
  alternates: { canonical: "/meetings" },
};

const PAGE = 60;

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function MeetingsPage({ searchParams }: Props) {
  const at = now();
  const { page: asked } = await searchParams;
  const count = await countUpcomingMeetings({ at });
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pageCount);
  const meetings = await listUpcomingMeetings({ at, limit: PAGE, offset: (page - 1) * PAGE });
  return (
    <>
      <PublicHead title="Meetings" />
      {meetings.length > 0 ? (
        <ByMonth meetings={meetings} at={at} />
      ) : (
        <EmptyState title="No meeting is announced at the moment">
          <p>
            The <a href="/archive">archive</a> has what took place; the{" "}
            <a href="/calendars">calendar feeds</a> bring what is announced next.
          </p>
        </EmptyState>
      )}
      <Pagination page={page} pageCount={pageCount} href={(n) => `/meetings?page=${n}`} />
    </>
  );
}
