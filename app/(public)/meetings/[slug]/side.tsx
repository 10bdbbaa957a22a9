import { isOff } from "#lib/meetings/moment.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { AddToCalendar } from "./add-to-calendar.tsx";

/** Beside the text, before it on a phone: say that you are coming, and note the date. */
export function Side({ meeting }: { meeting: PublicMeeting }) {
  return (
    <div className="min-w-0 lg:col-start-2 lg:row-start-1">
      {isOff(meeting) ? null : <AddToCalendar meeting={meeting} />}
    </div>
  );
}
