import type { ListedMeeting } from "#lib/meetings/public-list.ts";
import { MeetingLine } from "./meeting-line.tsx";

type Props = {
  meetings: readonly ListedMeeting[];
  at: Date;
  heading?: "h2" | "h3";
  showGroup?: boolean;
  showYear?: boolean;
};

/** Meetings one below the other, in the order given. */
export function Noticeboard({ meetings, at, heading = "h2", showGroup, showYear }: Props) {
  return (
    <ol className="border-b border-rule">
      {meetings.map((meeting) => (
        <MeetingLine
          key={meeting.id}
          meeting={meeting}
          at={at}
          heading={heading}
          showGroup={showGroup}
          showYear={showYear}
        />
      ))}
    </ol>
  );
}
