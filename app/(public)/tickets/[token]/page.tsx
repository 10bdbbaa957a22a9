import type { Metadata } from "next";
import { setStatus } from "#app/_front/response.ts";
import { findTicket } from "#lib/rsvps/ticket.ts";
import { plural } from "#lib/text/plural.ts";
import { longDate } from "#lib/time/dates.ts";
import { PublicHead } from "../../public-head.tsx";

export const metadata: Metadata = {
  title: "A ticket",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }> };

/** What the code of a ticket opens on any phone: that it is one, never whose. */
export default async function TicketCodePage({ params }: Props) {
  const ticket = await findTicket((await params).token);
  if (!ticket) {
    setStatus(404);
    return (
      <PublicHead title="No ticket of ours">
        <p>This code leads nowhere, or its RSVP was erased.</p>
      </PublicHead>
    );
  }
  const { good, partySize, title, startsAtLocal } = ticket;
  return (
    <PublicHead title={good ? "A ticket" : "Not a ticket any more"} kicker={title}>
      <p>
        {longDate(startsAtLocal)},{" "}
        {plural(partySize, { one: "for 1 person", other: `for ${partySize} people` })}.
      </p>
      <p className="mt-2">
        {good
          ? "The organizers know at the door who it is for."
          : "The RSVP has no seat now. Ask the organizers."}
      </p>
    </PublicHead>
  );
}
