import type { Metadata } from "next";
import { setStatus } from "#app/_front/response.ts";
import { listOwnRsvps, type OwnRsvp } from "#lib/rsvps/own-list.ts";
import { now } from "#lib/time/clock.ts";
import { PublicHead } from "../../../public-head.tsx";
import { OwnList } from "./own-list.tsx";

export const metadata: Metadata = {
  title: "All your RSVPs",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ link: string }> };

/** All RSVPs of the address to which the link was mailed, those to come first. */
export default async function OwnRsvpsPage({ params }: Props) {
  const rsvps = await listOwnRsvps((await params).link);
  if (!rsvps) return <TooOld />;
  const at = now();
  const past = (rsvp: OwnRsvp) => rsvp.meeting.endsAt <= at;
  const coming = rsvps.filter((rsvp) => !past(rsvp)).reverse();
  return (
    <>
      <PublicHead title="All your RSVPs">
        <p>
          {rsvps.length === 0
            ? "There are none with this address any more."
            : "Each opens its own page, where you can change it, cancel it or erase it."}
        </p>
      </PublicHead>
      <OwnList title="To come" rsvps={coming} />
      <OwnList title="Past" rsvps={rsvps.filter(past)} quiet />
    </>
  );
}

function TooOld() {
  setStatus(404);
  return (
    <PublicHead title="This link is too old">
      <p>
        It leads nowhere any more.{" "}
        <a href="/rsvps" className="underline">
          Ask for a new one
        </a>
        .
      </p>
    </PublicHead>
  );
}
