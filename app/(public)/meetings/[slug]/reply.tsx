import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { RsvpPanel } from "./rsvp-panel.tsx";

/** Beside the text, before it on a phone: say that you are coming. */
export function Reply({ meeting, said }: { meeting: PublicMeeting; said: string }) {
  return (
    <div id="rsvp" className="min-w-0 lg:col-start-2 lg:row-start-1">
      <RsvpPanel meeting={meeting} said={said} />
    </div>
  );
}
