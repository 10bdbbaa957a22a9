import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { readRsvpQuery, rsvpQueryEntries } from "#lib/rsvps/desk/list-filter.ts";
import { type DeskRsvp, getMeetingOfRsvps, listRsvps } from "#lib/rsvps/desk/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { longDate } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../load.ts";
import { PrintButton } from "./print-button.tsx";

export const metadata: Metadata = { title: "The list on paper" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

/** Lines to write on at the end of a sign-in sheet, for those who come without an RSVP. */
const BLANK = 20;
const MOST = 10_000;

/** The attendee list as a table, or as a sheet to sign at the door: black on white, by name. */
export default deskPage(async function PaperPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const meeting = await getMeetingOfRsvps(actor, id);
  const sheet = askedText(asked, "as") === "sheet";
  const query = readRsvpQuery({ ...asked, sort: askedText(asked, "sort") || "name" });
  // Only those who come sign at the door.
  const status = sheet && query.status === "all" ? "going" : query.status;
  const { rows, people } = await listRsvps(
    actor,
    id,
    { ...query, status },
    { offset: 0, limit: MOST },
  );
  const list = rows.filter(({ erasedAt }) => !erasedAt);
  const base = `/dashboard/meetings/${id}/rsvps`;
  const to = (as: string) =>
    `${base}/paper?${new URLSearchParams([["as", as], ...rsvpQueryEntries(query)])}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pb-6 print:hidden">
        <PrintButton />
        <Link
          href={to(sheet ? "list" : "sheet")}
          className="target inline-flex items-center underline"
        >
          {sheet ? "The list instead" : "A sign-in sheet instead"}
        </Link>
        <Link href={base} className="target inline-flex items-center underline">
          All RSVPs
        </Link>
      </div>
      <h2 className="headline text-2xl">{sheet ? "Sign-in sheet" : "Attendee list"}</h2>
      <p className="mt-1 mb-4">
        {longDate(meeting.startsAtLocal)}. {counted(list.length, { one: "RSVP", other: "RSVPs" })},{" "}
        {counted(people, { one: "person", other: "people" })}.
      </p>
      {list.length === 0 && !sheet ? (
        <EmptyState title="Nobody is on this list">
          Take a filter away, or come back later.
        </EmptyState>
      ) : (
        <table className="paper">
          <caption className="sr-only">{sheet ? "Sign-in sheet" : "Attendee list"}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="w-16 text-right">
                People
              </th>
              <th scope="col">{sheet ? "Signature" : "State"}</th>
              {sheet || !meeting.mayManage ? null : <th scope="col">Notes and answers</th>}
            </tr>
          </thead>
          <tbody>
            {list.map((rsvp) => (
              <tr key={rsvp.id}>
                <th scope="row">{rsvp.name}</th>
                <td className="text-right tabular-nums">{rsvp.partySize}</td>
                <td>{sheet ? null : RSVP_WORDS[rsvp.status]}</td>
                {sheet || !meeting.mayManage ? null : <td>{said(rsvp)}</td>}
              </tr>
            ))}
            {sheet
              ? Array.from({ length: BLANK }, (_, line) => (
                  <tr key={line} className="h-10">
                    <td />
                    <td />
                    <td />
                  </tr>
                ))
              : null}
          </tbody>
        </table>
      )}
    </>
  );
});

function said({ note, answers }: DeskRsvp): string {
  return [note, ...answers.map((answer) => `${answer.label}: ${answer.said}`)]
    .filter(Boolean)
    .join(" · ");
}
