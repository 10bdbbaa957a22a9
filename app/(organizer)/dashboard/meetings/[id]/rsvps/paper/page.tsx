import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { readRsvpQuery, rsvpQueryEntries } from "#lib/rsvps/desk/list-filter.ts";
import { getMeetingOfRsvps, listAskedQuestions, listRsvps } from "#lib/rsvps/desk/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { longDate } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../load.ts";
import { Badges } from "./badges.tsx";
import { askedPaper, PAPER_WORDS, papersFor } from "./kinds.ts";
import { Kitchen } from "./kitchen.tsx";
import { PaperList } from "./paper-list.tsx";
import { PrintButton } from "./print-button.tsx";

export const metadata: Metadata = { title: "The list on paper" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

const MOST = 10_000;

/** The attendees on paper, by name: as a list, a sheet to sign at the door, badges, or for the kitchen. */
export default deskPart(loadMeeting, async function PaperPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const meeting = await getMeetingOfRsvps(actor, id);
  const paper = askedPaper(askedText(asked, "as"), meeting.mayManage);
  const { title, ofGoing } = PAPER_WORDS[paper];
  const query = readRsvpQuery({ ...asked, sort: askedText(asked, "sort") || "name" });
  const status = ofGoing && query.status === "all" ? "going" : query.status;
  const { rows } = await listRsvps(actor, id, { ...query, status }, { offset: 0, limit: MOST });
  const list = rows.filter(({ erasedAt }) => !erasedAt);
  // Among all of them are those who have cancelled, for whom nothing is to be laid.
  const coming = status === "all" ? list.filter((rsvp) => rsvp.status === "going") : list;
  const people = coming.reduce((sum, { partySize }) => sum + partySize, 0);
  const base = `/dashboard/meetings/${id}/rsvps`;
  const to = (as: string) =>
    `${base}/paper?${new URLSearchParams([["as", as], ...rsvpQueryEntries(query)])}`;
  const link = "target inline-flex items-center underline";
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pb-6 print:hidden">
        <PrintButton />
        {papersFor(meeting.mayManage)
          .filter((other) => other !== paper)
          .map((other) => (
            <Link key={other} href={to(other)} className={link}>
              {PAPER_WORDS[other].link}
            </Link>
          ))}
        <Link href={base} className={link}>
          All RSVPs
        </Link>
      </div>
      <h2 className="headline text-2xl">{title}</h2>
      <p className="mt-1 mb-4">
        {longDate(meeting.startsAtLocal)}. {counted(list.length, { one: "RSVP", other: "RSVPs" })},{" "}
        {counted(people, { one: "person", other: "people" })}
        {status === "all" ? " going" : ""}.
      </p>
      {list.length === 0 && paper !== "sheet" ? (
        <EmptyState title="Nobody is on this list">
          Take a filter away, or come back later.
        </EmptyState>
      ) : paper === "badges" ? (
        <Badges rows={list} meeting={meeting} />
      ) : paper === "kitchen" ? (
        <Kitchen
          rows={list}
          questions={await listAskedQuestions(actor, id)}
          setAt={`/dashboard/meetings/${id}/questions`}
        />
      ) : (
        <PaperList rows={list} paper={paper} answers={meeting.mayManage} />
      )}
    </>
  );
});
