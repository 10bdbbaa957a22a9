import { DateBlock } from "#app/_ui/date-block.tsx";
import { Link } from "#app/_ui/link.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { isOff } from "#lib/meetings/moment.ts";
import { zonedTimes } from "#lib/time/ranges.ts";
import { MeetingStatus } from "./meeting-status.tsx";
import type { Stated } from "./state-words.ts";

type Row = Stated & {
  id: string;
  title: string;
  groupName: string;
  venueName: string | null;
  online?: boolean;
  takesRsvps: boolean;
  capacity: number | null;
  seatsTaken: number;
};

type Props = {
  meeting: Row;
  at: Date;
  heading: "h2" | "h3";
  /** Says whose it is; for people who organize more than one group. */
  showGroup: boolean;
  /** Says the state; for lists of more than one. */
  showState?: boolean;
};

/** A meeting in a list of the desk: the date first, then title, time and place; the seats at the end. */
export function MeetingRow({ meeting, at, heading: Heading, showGroup, showState }: Props) {
  const past = meeting.endsAt <= at;
  const place = meeting.venueName ?? (meeting.online ? "Online" : "No venue yet");
  return (
    <li className="relative grid grid-cols-[auto_1fr] gap-x-4 border-b border-rule py-3 hover:bg-wash sm:grid-cols-[auto_1fr_8rem] sm:gap-x-6">
      <DateBlock local={meeting.startsAtLocal} year quiet={past} />
      <div className="min-w-0">
        <Heading className="headline text-lg sm:text-xl">
          <Link
            href={`/dashboard/meetings/${meeting.id}`}
            className="no-underline after:absolute after:inset-0 hover:underline"
          >
            <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
          </Link>
        </Heading>
        <p className="mt-1 leading-snug">
          <span className="tabular-nums">{zonedTimes(meeting)}</span>
          <span className="text-quiet"> · {place}</span>
        </p>
        {showGroup ? <p className="text-sm text-quiet">{meeting.groupName}</p> : null}
        {showState || meeting.visibility === "unlisted" ? (
          <p className="mt-1">
            <MeetingStatus meeting={meeting} at={at} />
          </p>
        ) : null}
        {meeting.takesRsvps ? (
          <p className="mt-1 text-sm sm:hidden">
            <SeatsLine {...meeting} />
          </p>
        ) : null}
      </div>
      {meeting.takesRsvps ? (
        <p className="hidden text-end sm:block">
          <SeatsLine {...meeting} />
        </p>
      ) : null}
    </li>
  );
}

function SeatsLine({ seatsTaken, capacity }: Pick<Row, "seatsTaken" | "capacity">) {
  const full = capacity !== null && seatsTaken >= capacity;
  return (
    <span className="tabular-nums">
      <span className={full ? "font-semibold" : ""}>
        {capacity === null ? seatsTaken : `${seatsTaken} of ${capacity}`}
      </span>{" "}
      <span className="text-quiet">{full ? "full" : "seats"}</span>
    </span>
  );
}
