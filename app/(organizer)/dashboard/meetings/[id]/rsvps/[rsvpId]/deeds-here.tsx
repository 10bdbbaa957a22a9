import { concerns } from "#lib/rsvps/desk/bulk.ts";
import { DEEDS, type Deed } from "#lib/rsvps/desk/bulk-input.ts";
import { type Selected, selectionKey } from "#lib/rsvps/desk/selection.ts";
import { bulkAction } from "../actions.ts";
import { DeedForm } from "../deed-form.tsx";

type Props = { meetingId: string; rsvp: Selected; over: boolean };

/** What of these is there for a single RSVP has a form of its own on the page. */
const ELSEWHERE: Deed[] = ["note"];

/** What can be done with one RSVP as it stands, each folded away behind what it does. */
export function DeedsHere({ meetingId, rsvp, over }: Props) {
  const possible = over
    ? []
    : DEEDS.filter((deed) => !ELSEWHERE.includes(deed) && concerns(deed, rsvp));
  if (possible.length === 0) return null;
  return (
    <section aria-label="What you can do with it" className="mt-8 border-t-2 border-ink">
      {possible.map((deed) => (
        <DeedForm
          key={deed}
          action={bulkAction}
          deed={deed}
          meetingId={meetingId}
          to={`id=${rsvp.id}`}
          shown={selectionKey([rsvp])}
          count={1}
          part={{ open: deed === "approve" }}
        />
      ))}
    </section>
  );
}
