import type { Metadata } from "next";
import { renderSVG } from "uqr";
import { Accented } from "#app/_ui/accented.tsx";
import { hasSeat } from "#lib/guests/guest.ts";
import { findRsvpByToken, type ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { ticketUrl } from "#lib/rsvps/ticket.ts";
import { counted } from "#lib/text/plural.ts";
import { longDate } from "#lib/time/dates.ts";
import { doorsInWords, zonedTimes } from "#lib/time/ranges.ts";
import { PublicHead } from "../../../public-head.tsx";
import { DeadLink } from "../dead-link.tsx";

export const metadata: Metadata = {
  title: "Your ticket",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }> };

/** A sheet to print, or to hold up on a phone. Its code lets in and does nothing else. */
export default async function TicketPage({ params }: Props) {
  const { token } = await params;
  const rsvp = await findRsvpByToken(token);
  if (!rsvp) return <DeadLink />;
  if (!hasSeat(rsvp)) return <NoTicket token={token} />;
  const { meeting, partySize } = rsvp;
  const doors = doorsInWords(meeting);
  return (
    <Accented as="article" accent={rsvp.group.accent}>
      <header className="border-t-[10px] border-accent pt-4">
        <p className="kicker text-quiet">Ticket · {rsvp.group.name}</p>
        <h1 className="poster mt-2 text-[clamp(2.25rem,1.5rem+3.5vw,4rem)]">{meeting.title}</h1>
        {meeting.status === "published" ? null : (
          <p className="mt-3 text-lg font-semibold">This meeting is {meeting.status}.</p>
        )}
      </header>
      <div className="mt-6 grid gap-x-10 gap-y-6 border-y-2 border-ink py-6 sm:grid-cols-[auto_1fr] print:grid-cols-[auto_1fr]">
        <Code rsvp={rsvp} />
        <dl className="grid content-start gap-4">
          <Fact term="Name">{rsvp.name}</Fact>
          <Fact term="For">{counted(partySize, { one: "person", other: "people" })}</Fact>
          <Fact term="When">
            {longDate(meeting.startsAtLocal)},{" "}
            <span className="whitespace-nowrap">{zonedTimes(meeting)}</span>
            {doors ? `; doors open ${doors}` : ""}
          </Fact>
          {meeting.where ? <Fact term="Where">{meeting.where}</Fact> : null}
        </dl>
      </div>
      <p className="measure mt-4 text-quiet">
        Show the code at the door, on paper or on your phone. Your name is enough, too.
      </p>
      <p className="mt-4 print:hidden">
        <a href={`/rsvps/${token}`} className="target inline-flex items-center underline">
          Change or cancel
        </a>
      </p>
    </Accented>
  );
}

/** Black on white also in the dark: a code is read by machines. */
function Code({ rsvp }: { rsvp: ManagedRsvp }) {
  const svg = renderSVG(ticketUrl(rsvp), { ecc: "M", border: 2 });
  return (
    <div
      role="img"
      aria-label="The code of your ticket, for the door"
      className="size-56 bg-white [&>svg]:size-full"
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="kicker text-quiet">{term}</dt>
      <dd className="mt-0.5 text-xl leading-snug wrap-anywhere">{children}</dd>
    </div>
  );
}

function NoTicket({ token }: { token: string }) {
  return (
    <PublicHead title="No ticket yet">
      <p>
        A ticket is for who has a seat.{" "}
        <a href={`/rsvps/${token}`} className="underline">
          See how your RSVP stands
        </a>
        .
      </p>
    </PublicHead>
  );
}
