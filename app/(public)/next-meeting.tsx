import { Accented } from "#app/_ui/accented.tsx";
import { buttonClass } from "#app/_ui/button.tsx";
import { MeetingSigns } from "#app/_ui/meetings/meeting-signs.tsx";
import { posterSize } from "#app/_ui/meetings/poster-size.ts";
import { OwnTime } from "#app/_ui/own-time.tsx";
import { momentOf } from "#lib/meetings/moment.ts";
import type { ListedMeeting } from "#lib/meetings/public-list.ts";
import { dateParts } from "#lib/time/dates.ts";
import { zonedRange } from "#lib/time/ranges.ts";

type Props = {
  meeting: ListedMeeting;
  speakers: { slug: string; name: string }[];
  at: Date;
};

/** The next meeting as the poster on the door. */
export function NextMeeting({ meeting, speakers, at }: Props) {
  const date = dateParts(meeting.startsAtLocal);
  const moment = momentOf(meeting, at);
  const href = `/meetings/${meeting.slug}`;
  const { range, zone } = zonedRange(meeting);
  const place = [meeting.venueName, meeting.venueLocality].filter(Boolean).join(", ");
  return (
    <Accented
      as="article"
      accent={meeting.accent}
      className="grid gap-x-10 gap-y-5 border-t-[10px] border-accent pt-4 lg:grid-cols-[14rem_1fr]"
    >
      <time dateTime={meeting.startsAtLocal} className="flex items-end gap-3 lg:block">
        <span className="poster block text-[6.5rem] text-accent lg:text-[13rem] lg:leading-[0.8]">
          {date.day}{" "}
        </span>
        <span className="headline block pb-2 text-2xl lg:pt-5 lg:text-3xl">
          {date.weekday}
          <br />
          {date.month} {date.year}
        </span>
      </time>
      <div className="min-w-0">
        <p className="kicker mb-3">
          {moment === "before" ? <span className="text-quiet">The next meeting · </span> : null}
          {moment === "between" ? <span className="text-quiet">It goes on · </span> : null}
          {meeting.groupName}
        </p>
        <MeetingSigns meeting={meeting} at={at} className="mb-3" />
        <h2 className={`poster ${posterSize(meeting.title)}`}>
          <a href={href} className="no-underline hover:underline">
            {meeting.title}
          </a>
        </h2>
        {meeting.occasion ? <p className="headline mt-4 text-2xl">{meeting.occasion}</p> : null}
        <p className="mt-5 text-xl leading-snug">
          <span className="font-[680] tabular-nums">{range}</span>{" "}
          <span className="text-quiet">{zone}</span>
          <OwnTime
            meeting={meeting}
            before="By your clock: "
            className="block text-base text-quiet print:hidden"
          />
          {place || meeting.online ? (
            <span className="block">
              {place ? place : "Online"}
              {place && meeting.online ? " and online" : ""}
            </span>
          ) : null}
        </p>
        {speakers.length > 0 ? (
          <p className="mt-3 text-xl leading-snug">
            With{" "}
            {speakers
              .slice(0, 6)
              .map(({ name }) => name)
              .join(", ")}
            {speakers.length > 6 ? " and others" : ""}
          </p>
        ) : null}
        {meeting.summary ? (
          <p className="measure mt-4 font-serif text-lg">{meeting.summary}</p>
        ) : null}
        <p className="mt-6 print:hidden">
          <a href={href} className={buttonClass("primary", "px-6 text-lg")}>
            {meeting.takesRsvps && moment === "before" ? "Read more and reply" : "Read more"}
          </a>
        </p>
      </div>
    </Accented>
  );
}
