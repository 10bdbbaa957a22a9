import type { ReactNode } from "react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { DateBlock } from "#app/_ui/date-block.tsx";
import { Link } from "#app/_ui/link.tsx";
import { countdown } from "#lib/desk/countdown.ts";
import type { findNextMeeting } from "#lib/desk/queries.ts";
import type { Waiting } from "#lib/desk/waiting.ts";
import { counted } from "#lib/text/plural.ts";
import { zonedRange } from "#lib/time/ranges.ts";
import { ALL_READY, Wants } from "./meetings/[id]/wants.tsx";
import { Seats } from "./meetings/seats.tsx";

type Props = {
  meeting: NonNullable<Awaited<ReturnType<typeof findNextMeeting>>>;
  at: Date;
  organizes: boolean;
  /** Who waits, at this meeting and at others. */
  waiting: readonly Waiting[];
  showGroup: boolean;
  /** Stands at the right where there is room. */
  children?: ReactNode;
};

/** The meeting that comes next: when and where, who is coming, and what wants doing for it. */
export function NextMeeting({ meeting, at, organizes, waiting, showGroup, children }: Props) {
  const { figures } = meeting;
  const { going, pending, waitlisted, tentative, declined } = figures.rsvps;
  const base = `/dashboard/meetings/${meeting.id}`;
  const here = waiting.filter((one) => one.meeting?.id === meeting.id);
  const { range, zone } = zonedRange(meeting);
  const place = [meeting.roomName, meeting.venueName].filter(Boolean).join(", ");
  const far = countdown(meeting, at);
  const replies = [
    counted(going.rsvps, { one: "RSVP", other: "RSVPs" }),
    pending.rsvps > 0 ? `${pending.rsvps} to approve` : "",
    waitlisted.rsvps > 0 ? `${waitlisted.rsvps} waiting` : "",
    tentative.rsvps > 0 ? `${tentative.rsvps} perhaps` : "",
    declined.rsvps > 0 ? `${declined.rsvps} with apologies` : "",
  ].filter(Boolean);
  return (
    <>
      <header className="flex items-start gap-4 pb-8 sm:gap-8">
        <DateBlock local={meeting.startsAtLocal} />
        <div className="min-w-0 flex-1">
          <p className="kicker text-quiet">
            {far === "now" ? "Happening now" : `The next meeting, ${far}`}
            {showGroup ? ` · ${meeting.groupName}` : null}
          </p>
          <h1 className="poster mt-1 text-4xl sm:text-5xl">
            <Link href={base} className="no-underline hover:underline">
              {meeting.title}
            </Link>
          </h1>
          <p className="mt-3 leading-snug">
            {range} <span className="text-quiet">{zone}</span>
            {place ? ` · ${place}` : meeting.onlineUrl ? " · Online" : null}
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            {meeting.takesRsvps ? (
              <ButtonLink href={`${base}/rsvps`} variant="primary">
                RSVPs
              </ButtonLink>
            ) : null}
            {organizes ? <ButtonLink href={`${base}/edit`}>Edit</ButtonLink> : null}
            <ButtonLink href={`/meetings/${meeting.slug}`}>Its public page</ButtonLink>
          </div>
        </div>
        {children}
      </header>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
        {organizes ? (
          <section>
            <h2 className="headline mb-3 text-xl">What wants doing</h2>
            <Wants
              meeting={{ ...meeting, programmeItems: figures.programmeItems }}
              waiting={here}
              at={at}
              nothing={waiting.length > here.length ? "Nothing for this meeting." : ALL_READY}
            />
          </section>
        ) : null}
        {meeting.takesRsvps ? (
          <section>
            <h2 className="headline mb-3 text-xl">Who is coming</h2>
            <Seats
              seatsTaken={meeting.seatsTaken}
              capacity={meeting.capacity}
              waiting={waitlisted.seats}
            />
            <p className="mt-3">
              <Link href={`${base}/rsvps`} className="underline">
                {replies.join(", ")}
              </Link>
            </p>
          </section>
        ) : null}
      </div>
    </>
  );
}
