import { Accented } from "#app/_ui/accented.tsx";
import { DateBlock } from "#app/_ui/date-block.tsx";
import { OwnTime } from "#app/_ui/own-time.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { isOff, momentOf } from "#lib/meetings/moment.ts";
import type { ListedMeeting } from "#lib/meetings/public-list.ts";
import { zonedRange } from "#lib/time/ranges.ts";
import { MeetingSigns } from "./meeting-signs.tsx";

type Props = {
  meeting: ListedMeeting;
  at: Date;
  /** The level of its heading. */
  heading: "h2" | "h3";
  /** Says whose meeting it is; left out on the group's own page. */
  showGroup?: boolean;
  showYear?: boolean;
};

/** A meeting on the noticeboard: the date first, then title, time and hall in one glance. */
export function MeetingLine({ meeting, at, heading: Heading, showGroup = true, showYear }: Props) {
  const past = momentOf(meeting, at) === "after";
  const year = showYear || meeting.startsAtLocal.slice(0, 4) !== String(at.getUTCFullYear());
  const { range, zone } = zonedRange(meeting);
  const place = [meeting.venueName, meeting.venueLocality].filter(Boolean).join(", ");
  return (
    <li className="relative grid grid-cols-[auto_1fr] grid-rows-[auto_1fr] gap-x-4 border-t border-rule py-4 first:border-t-2 first:border-ink sm:gap-x-6 sm:py-5 print:py-2 lg:grid-cols-[auto_1fr_15rem] lg:grid-rows-1">
      <DateBlock local={meeting.startsAtLocal} quiet={past || isOff(meeting)} year={year} />
      <div className="min-w-0">
        <MeetingSigns meeting={meeting} at={at} />
        <Heading
          className={`headline text-[1.375rem] sm:text-[1.75rem] ${past ? "font-[600]" : ""}`}
        >
          <a
            href={`/meetings/${meeting.slug}`}
            className="no-underline after:absolute after:inset-0 hover:underline"
          >
            <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
          </a>
        </Heading>
        <p className={`mt-1.5 leading-snug ${past ? "text-quiet" : ""}`}>
          <span className={`tabular-nums ${past ? "" : "font-[620]"}`}>{range}</span>{" "}
          <span className="text-quiet">{zone}</span>
          {past ? null : (
            <OwnTime
              meeting={meeting}
              before=" · by your clock "
              className="text-quiet print:hidden"
            />
          )}
          {place ? <> · {place}</> : null}
          {past && meeting.online ? (place ? " and online" : " · Online") : null}
        </p>
      </div>
      {showGroup ? (
        <Accented
          as="p"
          accent={meeting.accent}
          className="col-start-2 text-accent lg:col-start-3 lg:pt-1.5"
        >
          {meeting.groupName}
        </Accented>
      ) : null}
    </li>
  );
}
