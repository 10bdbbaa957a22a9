import { EmptyState } from "#app/_ui/empty-state.tsx";
import { counted } from "#lib/text/plural.ts";

/** How the waiting list works, and why free seats may stand beside it. */
export function WaitingNote({
  meeting,
  head,
}: {
  meeting: {
    capacity: number | null;
    seatsTaken: number;
    status: string;
    waitlistOrder: "strict" | "smaller-first";
  };
  head: { partySize: number };
}) {
  const free =
    meeting.capacity === null ? null : Math.max(0, meeting.capacity - meeting.seatsTaken);
  const never = meeting.capacity !== null && head.partySize > meeting.capacity;
  return (
    <p className="measure text-sm text-quiet">
      The waiting list moves up by itself in the order of arrival; a party waits until there are
      seats for all of it,{" "}
      {meeting.waitlistOrder === "strict"
        ? "and nobody passes it."
        : "and smaller ones may pass it meanwhile."}
      {free && meeting.status === "published" ? (
        <strong className="mt-1 block text-ink">
          {counted(free, { one: "seat is free", other: "seats are free" })}, but the next in line
          needs {head.partySize}.
          {never ? " There are not that many seats at all: ask them to come with fewer." : ""}
        </strong>
      ) : null}
    </p>
  );
}

const WHY: Record<string, string> = {
  draft: "RSVPs come once the meeting is put on.",
  cancelled: "The meeting was cancelled before anybody answered.",
  postponed: "Nobody had answered when the meeting was postponed.",
};

export function NothingHere({ meeting }: { meeting: { status: string; takesRsvps: boolean } }) {
  return (
    <div className="mt-8">
      <EmptyState title="No RSVPs yet">
        {meeting.takesRsvps
          ? (WHY[meeting.status] ??
            "They appear here as people answer on the meeting’s page. Send its address to your members.")
          : "This meeting takes no RSVPs. That can be changed under Edit."}
      </EmptyState>
    </div>
  );
}
