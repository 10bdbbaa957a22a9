import type { Moment } from "#lib/meetings/moment.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { signsOf } from "#lib/meetings/signs.ts";
import { longDate, stamp, timeRange, toLocal } from "#lib/time/dates.ts";
import { clockIn } from "#lib/time/ranges.ts";
import { sessionAt } from "#lib/time/sessions.ts";

/** What stands above everything else: that it is off, on now or about to begin, and the organizers' words about it. */
export function Notice({
  meeting,
  moment,
  at,
}: {
  meeting: PublicMeeting;
  moment: Moment;
  at: Date;
}) {
  if (meeting.status === "cancelled") {
    return (
      <Box danger title="This meeting is cancelled">
        {meeting.statusNote || "It does not take place."}
      </Box>
    );
  }
  if (meeting.status === "postponed") {
    return (
      <Box danger title="This meeting is postponed">
        {meeting.statusNote ||
          "It does not take place at the time below. A new date will be announced here."}
      </Box>
    );
  }
  if (moment === "during") {
    return (
      <Box title="Happening now">
        {meeting.statusNote || `It goes on until ${until(meeting, at)}.`}
      </Box>
    );
  }
  if (moment === "between") {
    return <Box title="It goes on">{meeting.statusNote || `Next on ${nextDay(meeting, at)}.`}</Box>;
  }
  if (signsOf(meeting, at).includes("doors-open")) {
    return (
      <Box title="Doors open">
        {meeting.statusNote ||
          `It begins at ${clockIn(meeting.startsAtLocal, meeting.startsAt, meeting.timeZone)}.`}
      </Box>
    );
  }
  if (moment === "before" && meeting.statusNoteAt) {
    return (
      <Box title={`Changed on ${stamp(meeting.statusNoteAt, meeting.timeZone)}`}>
        {meeting.statusNote}
      </Box>
    );
  }
  return null;
}

/** The end, of daily hours today's. */
function until(meeting: PublicMeeting, at: Date): string {
  const { endsAtLocal, endsAt } = sessionAt(meeting, at) ?? meeting;
  const time = clockIn(endsAtLocal, endsAt, meeting.timeZone);
  const sameDay = toLocal(at, meeting.timeZone).slice(0, 10) === endsAtLocal.slice(0, 10);
  return sameDay ? time : `${longDate(endsAtLocal)}, ${time}`;
}

/** "Saturday 7 March 2026, 10:00–17:00" */
function nextDay(meeting: PublicMeeting, at: Date): string {
  const { startsAtLocal, endsAtLocal } = sessionAt(meeting, at) ?? meeting;
  return `${longDate(startsAtLocal)}, ${timeRange(startsAtLocal, endsAtLocal)}`;
}

function Box({
  title,
  danger = false,
  children,
}: {
  title: string;
  danger?: boolean;
  children: string;
}) {
  return (
    <div
      role="status"
      className={`mb-5 border-l-[6px] py-1 pl-4 text-lg ${danger ? "border-danger" : "border-good"}`}
    >
      <p className={`headline text-2xl ${danger ? "text-danger" : "text-good"}`}>{title}</p>
      <p className="measure mt-0.5 whitespace-pre-line">{children}</p>
    </div>
  );
}
