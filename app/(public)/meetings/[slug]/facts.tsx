import Link from "next/link";
import type { ReactNode } from "react";
import { clockTime, longDate, timeRange, zoneLabel, zoneName } from "#lib/dates.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { Contact } from "./contact.tsx";
import { OwnTime } from "./own-time.tsx";
import { Place } from "./place.tsx";

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="kicker text-quiet">{term}</dt>
      <dd className="mt-0.5 leading-snug">{children}</dd>
    </div>
  );
}

/** When, where, and what else one must know to come. */
export function Facts({ meeting }: { meeting: PublicMeeting }) {
  const { startsAtLocal, endsAtLocal, timeZone } = meeting;
  return (
    <dl className="grid gap-x-10 gap-y-5 border-y-2 border-ink py-5 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_16rem]">
      <Fact term="When">
        <p className="poster mt-1 text-[2.125rem] leading-none sm:text-[2.375rem]">
          <time dateTime={startsAtLocal.slice(0, 10)}>{longDate(startsAtLocal)}</time>
        </p>
        <p className="mt-2 text-lg">
          <span className="font-[680] tabular-nums">{timeRange(startsAtLocal, endsAtLocal)}</span>{" "}
          <abbr title={zoneLabel(timeZone)} className="text-quiet no-underline">
            {zoneName(startsAtLocal, timeZone)}
          </abbr>
        </p>
        {meeting.doorsAtLocal ? (
          <p className="text-lg">Doors open {clockTime(meeting.doorsAtLocal)}</p>
        ) : null}
        <OwnTime
          startsAt={meeting.startsAt.toISOString()}
          endsAt={meeting.endsAt.toISOString()}
          offset={offsetMinutes(startsAtLocal, meeting.startsAt)}
        />
      </Fact>
      <Fact term="Where">
        <Place meeting={meeting} />
      </Fact>
      <div className="grid content-start gap-4 sm:col-span-2 sm:grid-cols-3 lg:col-span-1 lg:grid-cols-1">
        {meeting.priceNote ? <Fact term="Price">{meeting.priceNote}</Fact> : null}
        {meeting.contact ? (
          <Fact term="Contact">
            <Contact text={meeting.contact} />
          </Fact>
        ) : null}
        {meeting.topics.length > 0 ? (
          <Fact term="Topics">
            {meeting.topics.map((topic, index) => (
              <span key={topic.slug}>
                {index > 0 ? ", " : null}
                {meeting.visibility === "public" ? (
                  <Link href={`/topics/${topic.slug}`}>{topic.name}</Link>
                ) : (
                  topic.name
                )}
              </span>
            ))}
          </Fact>
        ) : null}
      </div>
    </dl>
  );
}

/** Minutes that the meeting's clock is ahead of UTC at its start. */
function offsetMinutes(local: string, instant: Date): number {
  return Math.round((Date.parse(`${local}:00Z`) - instant.getTime()) / 60_000);
}
