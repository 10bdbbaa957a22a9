import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { listTrail, TRAIL_PAGE, type TrailEntry } from "#lib/desk/trail.ts";
import { askedPage, pageCountFor } from "#lib/forms/asked.ts";
import { longDate, toLocal } from "#lib/time/dates.ts";
import { loadMeeting, meetingTitle } from "../../load.ts";
import { detailInWords, doneInWords } from "./trail-words.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string }>;
};

export const generateMetadata = meetingTitle("Audit trail");

export default deskPart(loadMeeting, async function TrailPage({ params, searchParams }: Props) {
  const { id } = await params;
  const page = askedPage(await searchParams);
  const { actor, meeting } = await loadMeeting(id);
  const { entries, total } = await listTrail(actor, id, page);
  const pageCount = pageCountFor(page, total, TRAIL_PAGE);
  const zone = meeting.timeZone;
  const days = Map.groupBy(entries, (entry) => toLocal(entry.at, zone).slice(0, 10));
  return (
    <>
      <h2 className="headline text-2xl">Audit trail</h2>
      <p className="measure mt-1 mb-6 text-quiet">
        Who did what to this meeting and when, the latest first. Only organizers see it. Times are
        those of {zone.replaceAll("_", " ")}.
      </p>
      {entries.length === 0 ? (
        <EmptyState title="Nothing here">Nothing was done to this meeting yet.</EmptyState>
      ) : null}
      {[...days].map(([day, list]) => (
        <section
          key={day}
          className="grid gap-x-8 border-t-2 border-ink pt-2 pb-6 md:grid-cols-[11rem_1fr]"
        >
          <h3 className="headline pt-2 text-lg">{longDate(day)}</h3>
          <ul>
            {list.map((entry) => (
              <TrailLine key={entry.id} entry={entry} zone={zone} />
            ))}
          </ul>
        </section>
      ))}
      <Pagination
        page={page}
        pageCount={pageCount}
        href={(n) => `/dashboard/meetings/${id}/trail?page=${n}`}
      />
    </>
  );
});

function TrailLine({ entry, zone }: { entry: TrailEntry; zone: string }) {
  const details = detailInWords(entry);
  return (
    <li className="flex gap-4 border-b border-rule py-2 last:border-b-0">
      <time dateTime={entry.at.toISOString()} className="shrink-0 text-quiet">
        {toLocal(entry.at, zone).slice(11)}
      </time>
      <div className="min-w-0 wrap-anywhere">
        <p>
          <span className="font-semibold">{who(entry)}</span> {doneInWords(entry)}
        </p>
        {details.map((line) => (
          <p key={line} className="text-sm whitespace-pre-line text-quiet">
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}

function who(entry: TrailEntry): string {
  if (entry.accountId) return entry.name || entry.email || "Somebody who left";
  return entry.action.startsWith("rsvp.") ? "An attendee" : "Marchmont";
}
