import { Accented } from "#app/_ui/accented.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { isOff } from "#lib/meetings/moment.ts";
import type { ListedMeeting } from "#lib/meetings/public-list.ts";
import { clockTime } from "#lib/time/dates.ts";
import { daysOf, type Month, weeksOf } from "#lib/time/month.ts";
import { type Session, sessionsOf } from "#lib/time/sessions.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Props = {
  month: Month;
  /** The month's name in words. */
  name: string;
  meetings: readonly ListedMeeting[];
  /** The day of asking. */
  today: string;
};

/** A month as on the wall: weeks from Monday, each day with what is on. */
export function MonthTable({ month, name, meetings, today }: Props) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{name}</caption>
      <thead>
        <tr className="border-b-2 border-ink">
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" className="kicker px-1.5 py-2 text-start">
              <abbr title={weekday} className="no-underline">
                {weekday.slice(0, 3)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find(Boolean)} className="border-b border-rule">
            {week.map((day, weekday) => (
              <Day
                key={day ?? WEEKDAYS[weekday]}
                day={day}
                today={day === today}
                meetings={meetings.filter((meeting) => day && sessionOn(meeting, day))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const spanOf = ({ startsAtLocal, endsAtLocal }: Session) => daysOf(startsAtLocal, endsAtLocal);

/** What of the meeting is on that day. */
function sessionOn(meeting: ListedMeeting, day: string): Session | undefined {
  return sessionsOf(meeting).find((session) => {
    const { first, last } = spanOf(session);
    return first <= day && day <= last;
  });
}

type DayProps = { day: string | null; today: boolean; meetings: ListedMeeting[] };

function Day({ day, today, meetings }: DayProps) {
  if (!day) return <td className="bg-wash" />;
  return (
    <td
      aria-current={today ? "date" : undefined}
      className={`h-28 py-1.5 pr-2 pl-1.5 align-top ${today ? "shadow-[inset_0_4px_0_var(--ink)]" : ""}`}
    >
      <p className="flex items-baseline gap-2">
        <time
          dateTime={day}
          className={`poster text-2xl ${meetings.length > 0 ? "" : "text-quiet"}`}
        >
          {Number(day.slice(8))}
        </time>
        {today ? <span className="kicker">Today</span> : null}
      </p>
      {meetings.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-2">
          {meetings.map((meeting) => (
            <Entry key={meeting.id} meeting={meeting} day={day} />
          ))}
        </ul>
      ) : null}
    </td>
  );
}

function Entry({ meeting, day }: { meeting: ListedMeeting; day: string }) {
  return (
    <Accented as="li" accent={meeting.accent} className="text-sm leading-tight">
      <a
        href={`/meetings/${meeting.slug}`}
        className="block min-h-6 py-0.5 wrap-anywhere no-underline hover:underline"
      >
        <span className="block font-[620] text-accent tabular-nums">{timeOn(meeting, day)}</span>
        <span className="font-stretch-[84%] font-[560]">
          <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
        </span>
        {isOff(meeting) ? (
          <span className="block font-semibold text-danger">
            {meeting.status === "cancelled" ? "Cancelled" : "Postponed"}
          </span>
        ) : null}
      </a>
    </Accented>
  );
}

/** When on this day: at what time it begins, until when it lasts, or all day. */
function timeOn(meeting: ListedMeeting, day: string): string {
  const session = sessionOn(meeting, day) ?? meeting;
  const { first, last } = spanOf(session);
  if (day === first) return clockTime(session.startsAtLocal);
  if (day < last || session.endsAtLocal.endsWith("T00:00")) return "All day";
  return `Until ${clockTime(session.endsAtLocal)}`;
}
