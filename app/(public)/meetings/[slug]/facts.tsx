import { Fragment, type ReactNode } from "react";
import { OwnTime } from "#app/_ui/own-time.tsx";
import { isOff } from "#lib/meetings/moment.ts";
import { priceInWords } from "#lib/meetings/price.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { longDate, zoneLabel } from "#lib/time/dates.ts";
import { doorsInWords, zonedRange } from "#lib/time/ranges.ts";
import { Contact } from "./contact.tsx";
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
  const { series } = meeting;
  const price = priceInWords(meeting);
  const more = price || meeting.contact || series || meeting.topics.length > 0;
  return (
    <div className="grid gap-x-10 gap-y-5 border-y-2 border-ink py-5 lg:grid-cols-[1fr_16rem]">
      <dl className="grid content-start gap-x-10 gap-y-5 sm:grid-cols-2">
        <Fact term={isOff(meeting) ? "Was to be" : "When"}>
          <When meeting={meeting} />
        </Fact>
        {isOff(meeting) && !meeting.venue && !meeting.online ? null : (
          <Fact term="Where">
            <Place meeting={meeting} />
          </Fact>
        )}
      </dl>
      {more ? (
        <dl className="grid content-start gap-x-10 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] lg:grid-cols-1">
          {price ? <Fact term="Price">{price}</Fact> : null}
          {meeting.contact ? (
            <Fact term="Contact">
              <Contact text={meeting.contact} />
            </Fact>
          ) : null}
          {series ? (
            <Fact term="Series">
              {meeting.visibility === "public" ? (
                <a href={`/series/${series.slug}`}>{series.title}</a>
              ) : (
                series.title
              )}
            </Fact>
          ) : null}
          {meeting.topics.length > 0 ? (
            <Fact term="Topics">
              <Topics meeting={meeting} />
            </Fact>
          ) : null}
        </dl>
      ) : null}
    </div>
  );
}

function When({ meeting }: { meeting: PublicMeeting }) {
  const { startsAtLocal, timeZone } = meeting;
  const { range, zone } = zonedRange(meeting);
  const doors = doorsInWords(meeting);
  return (
    <>
      <p
        className={`poster mt-1 text-[2.125rem] leading-none sm:text-[2.375rem] ${isOff(meeting) ? "text-quiet" : ""}`}
      >
        <time dateTime={startsAtLocal.slice(0, 10)}>{longDate(startsAtLocal)}</time>
      </p>
      <p className="mt-2 text-lg">
        <span className="font-[680] tabular-nums">{range}</span>{" "}
        <abbr title={zoneLabel(timeZone)} className="text-quiet no-underline">
          {zone}
        </abbr>
      </p>
      {doors ? <p className="text-lg">Doors open {doors}</p> : null}
      <OwnTime
        meeting={meeting}
        before="By your clock: "
        className="block text-quiet print:hidden"
      />
    </>
  );
}

function Topics({ meeting }: { meeting: PublicMeeting }) {
  return meeting.topics.map((topic, index) => (
    <Fragment key={topic.slug}>
      {index > 0 ? ", " : null}
      {meeting.visibility === "public" ? (
        <a href={`/topics/${topic.slug}`}>{topic.name}</a>
      ) : (
        topic.name
      )}
    </Fragment>
  ));
}
