import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { DateBlock } from "#app/_ui/date-block.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { inUtc, listMoved, type MovedMeeting } from "#lib/scheduling/moved.ts";
import { counted } from "#lib/text/plural.ts";
import { zoneLabel } from "#lib/time/dates.ts";
import { zoneData } from "#lib/time/instants.ts";
import { zonedTimes } from "#lib/time/ranges.ts";
import { TellForm } from "./tell-form.tsx";

export const metadata: Metadata = { title: "Moved by the law" };

type Props = { searchParams: Promise<{ done?: string }> };

export default deskPage(async function MovedPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const moved = await listMoved(await requireActor());
  const untold = moved.reduce((sum, meeting) => sum + meeting.untold, 0);
  return (
    <>
      <PageHead title="Moved by the law">
        Where the law on a country’s clocks has changed, a meeting there keeps its time on the wall
        and is at another moment for everybody elsewhere. This server now goes by the rules of{" "}
        {zoneData()}.
      </PageHead>
      {done === "told" && moved.length === 0 ? (
        <p role="status" className="mb-6 border-l-4 border-good py-1 pl-4">
          Those who are coming are told by mail.
        </p>
      ) : null}
      {moved.length > 0 ? (
        <ul className="border-t-2 border-ink">
          {moved.map((meeting) => (
            <Moved key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No meeting to come was moved">
          When newer rules move one of yours, it stands here until those who are coming are told.
        </EmptyState>
      )}
      {moved.length > 0 ? <TellForm untold={untold} /> : null}
    </>
  );
});

function Moved({ meeting }: { meeting: MovedMeeting }) {
  return (
    <li className="relative grid grid-cols-[auto_1fr] gap-x-4 border-b border-rule py-3 hover:bg-wash sm:gap-x-6">
      <DateBlock local={meeting.startsAtLocal} year />
      <div className="min-w-0">
        <h2 className="headline text-lg sm:text-xl">
          <Link
            href={`/dashboard/meetings/${meeting.id}`}
            className="no-underline after:absolute after:inset-0 hover:underline"
          >
            {meeting.title}
          </Link>
        </h2>
        <p className="mt-1 leading-snug">
          {zonedTimes(meeting)} in {zoneLabel(meeting.timeZone)}, as before. That is{" "}
          {inUtc(meeting.startsAt)} now, and was {inUtc(meeting.startedAt)}.
        </p>
        <p className="text-sm text-quiet">
          {meeting.groupName} · {counted(meeting.untold, { one: "person", other: "people" })} to be
          told
        </p>
      </div>
    </li>
  );
}
