import { Link } from "#app/_ui/link.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import type { DeskMeeting } from "#lib/desk/queries.ts";
import { isOff } from "#lib/meetings/moment.ts";
import { clockTime, shortDate } from "#lib/time/dates.ts";

type Props = {
  title: string;
  meetings: readonly DeskMeeting[];
  at: Date;
  showGroup: boolean;
  organizes: boolean;
  /** Where the whole lists are. */
  all: { href: string; label: string }[];
};

/** A short list of meetings on the desk; nothing where it would be empty. */
export function DeskList({ title, meetings, at, showGroup, organizes, all }: Props) {
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2 className="headline mb-3 text-xl">{title}</h2>
      <ul className="border-t-2 border-ink">
        {meetings.map((meeting) => (
          <li
            key={meeting.id}
            className="relative grid grid-cols-[6.75rem_1fr] gap-x-3 border-b border-rule py-2.5 hover:bg-wash"
          >
            <time dateTime={meeting.startsAtLocal} className="leading-snug">
              {shortDate(meeting.startsAtLocal).replace(/ \d{4}$/, "")}
              <span className="block text-sm text-quiet">
                {thisYear(meeting.startsAtLocal, at)
                  ? clockTime(meeting.startsAtLocal)
                  : meeting.startsAtLocal.slice(0, 4)}
              </span>
            </time>
            <div className="min-w-0">
              <h3 className="leading-snug font-semibold wrap-anywhere">
                <Link
                  href={`/dashboard/meetings/${meeting.id}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
                </Link>
              </h3>
              <p className="text-sm text-quiet">
                {[
                  meeting.status === "postponed" ? "Postponed" : "",
                  meeting.venueName ?? "",
                  seats(meeting),
                  organizes && meeting.pending > 0 ? `${meeting.pending} to approve` : "",
                  showGroup ? meeting.groupName : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-1 flex flex-wrap gap-x-6">
        {all.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            className="target inline-flex items-center text-sm underline"
          >
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}

function thisYear(local: string, at: Date): boolean {
  return local.slice(0, 4) === String(at.getUTCFullYear());
}

function seats({ status, takesRsvps, seatsTaken, capacity }: DeskMeeting): string {
  if (status !== "published" || !takesRsvps) return "";
  return capacity === null
    ? `${seatsTaken}\u00a0seats taken`
    : `${seatsTaken}\u00a0of\u00a0${capacity}\u00a0seats`;
}
