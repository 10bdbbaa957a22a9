import { Status } from "#app/_ui/status.tsx";
import { isFull, momentOf } from "#lib/meetings/moment.ts";

type Props = {
  meeting: {
    status: string;
    startsAt: Date;
    endsAt: Date;
    capacity: number | null;
    seatsTaken: number;
  };
  at: Date;
};

/** What must be known before going there, in words: cancelled, postponed, on now, full. Nothing where all is plain. */
export function MeetingStates({ meeting, at }: Props) {
  const moment = momentOf(meeting, at);
  const states = [];
  if (meeting.status === "cancelled") {
    states.push(
      <Status key="cancelled" tone="danger">
        Cancelled
      </Status>,
    );
  } else if (meeting.status === "postponed") {
    states.push(
      <Status key="postponed" tone="danger">
        Postponed
      </Status>,
    );
  } else {
    if (moment === "during") {
      states.push(
        <Status key="now" tone="good">
          Happening now
        </Status>,
      );
    }
    if (moment === "before" && isFull(meeting)) states.push(<Status key="full">Full</Status>);
  }
  return states.length > 0 ? <p className="mb-1.5 flex flex-wrap gap-2">{states}</p> : null;
}
