import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterLinks } from "#app/_ui/filter-links.tsx";
import { Link } from "#app/_ui/link.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { type Asked, askedPage, pageCountFor } from "#lib/forms/asked.ts";
import { countHeardFrom, countRsvps, findHeadOfLine } from "#lib/rsvps/desk/counts.ts";
import {
  EVERYBODY,
  isNarrowed,
  RSVP_STATES,
  type RsvpQuery,
  readRsvpQuery,
  rsvpQueryEntries,
} from "#lib/rsvps/desk/list-filter.ts";
import { getMeetingOfRsvps, listAskedQuestions, listRsvps } from "#lib/rsvps/desk/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { loadMeeting, meetingTitle } from "../../load.ts";
import { Seats } from "../../seats.tsx";
import { BULK_FORM, BulkBar } from "./bulk-bar.tsx";
import { doneWords } from "./deeds.ts";
import { FilterForm } from "./filter-form.tsx";
import { HeardFrom } from "./heard-from.tsx";
import { ListActions } from "./list-actions.tsx";
import { PutBack } from "./put-back.tsx";
import { RsvpTable } from "./rsvp-table.tsx";
import { NothingHere, WaitingNote } from "./rsvp-words.tsx";

const PER_PAGE = 100;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

export const generateMetadata = meetingTitle("RSVPs");

export default deskPart(loadMeeting, async function RsvpsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const meeting = await getMeetingOfRsvps(actor, id);
  const query = readRsvpQuery(asked);
  const page = askedPage(asked);
  const [counts, head, questions, heard, { rows, total, people }] = await Promise.all([
    countRsvps(actor, id, query),
    findHeadOfLine(actor, id),
    listAskedQuestions(actor, id),
    meeting.mayManage ? countHeardFrom(actor, id) : [],
    listRsvps(actor, id, query, { offset: (page - 1) * PER_PAGE, limit: PER_PAGE }),
  ]);
  const pageCount = pageCountFor(page, total, PER_PAGE);
  const base = `/dashboard/meetings/${id}/rsvps`;
  const narrowed = isNarrowed(query);
  const done = doneWords(asked);
  const nobody = counts.all === 0 && !narrowed;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h2 className="headline text-2xl">RSVPs</h2>
        {meeting.mayManage ? <ListActions meetingId={id} query={query} some={!nobody} /> : null}
      </div>
      {done ? (
        <div className="mt-4 border-l-4 border-good py-1 pl-4">
          <p role="status">{done}</p>
          {asked.done === "cancel" ? <PutBack actor={actor} meetingId={id} at={asked.at} /> : null}
        </div>
      ) : null}
      <div className="mt-4 grid items-end gap-x-12 gap-y-4 md:grid-cols-2">
        <Seats
          seatsTaken={meeting.seatsTaken}
          capacity={meeting.capacity}
          waiting={head?.seats ?? 0}
        />
        {head ? <WaitingNote meeting={meeting} head={head} /> : null}
      </div>
      <HeardFrom said={heard} />
      {nobody ? (
        <NothingHere meeting={meeting} />
      ) : (
        <>
          <div className="mt-6 border-b border-rule">
            <FilterLinks label="RSVPs by state" links={stateLinks(base, query, counts)} />
          </div>
          <FilterForm
            base={base}
            query={query}
            questions={questions}
            mayManage={meeting.mayManage}
          />
          {narrowed ? (
            <p role="status" className="mb-3 text-quiet">
              {counted(total, { one: "RSVP", other: "RSVPs" })}
              {total > 0 && people !== total ? ` for ${people} people` : ""}
              {query.search ? ` with “${query.search}”` : ""}.{" "}
              <Link href={base} className="underline">
                Show all
              </Link>
            </p>
          ) : null}
          {rows.length > 0 ? (
            <>
              {meeting.mayManage ? (
                <BulkBar base={base} query={query} shown={rows.length} total={total} />
              ) : null}
              <RsvpTable meeting={meeting} rows={rows} form={BULK_FORM} />
            </>
          ) : (
            <EmptyState title="Nothing found">
              Nobody matches all of this. Search for fewer words, or take a filter away.
            </EmptyState>
          )}
          <Pagination page={page} pageCount={pageCount} href={(n) => address(base, query, n)} />
        </>
      )}
    </>
  );
});

function address(base: string, query: RsvpQuery, page = 1): string {
  const entries = rsvpQueryEntries(query);
  if (page > 1) entries.push(["page", String(page)]);
  return entries.length > 0 ? `${base}?${new URLSearchParams(entries)}` : base;
}

/** The states that there are, each with what else is asked for. */
function stateLinks(
  base: string,
  query: RsvpQuery,
  counts: Awaited<ReturnType<typeof countRsvps>>,
) {
  const link = (status: RsvpQuery["status"], label: string, count: number) => ({
    href: address(base, { ...query, status }),
    label,
    count,
    here: query.status === status,
  });
  const { held } = counts.of("going");
  return [
    link("all", "All", counts.all),
    ...RSVP_STATES.map((one) => link(one, RSVP_WORDS[one], counts.of(one).replies)),
    link("held", "To say yes", held),
  ].filter(({ count, here, href }) => count > 0 || here || href === address(base, EVERYBODY));
}
