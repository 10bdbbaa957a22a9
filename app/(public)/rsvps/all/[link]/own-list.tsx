import { DateBlock } from "#app/_ui/date-block.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { inLine } from "#lib/mail/templates/facts.ts";
import type { OwnRsvp } from "#lib/rsvps/own-list.ts";
import { zonedTimes } from "#lib/time/ranges.ts";

type Props = { title: string; rsvps: readonly OwnRsvp[]; quiet?: boolean };

/** Date first, as on a noticeboard. */
export function OwnList({ title, rsvps, quiet = false }: Props) {
  if (rsvps.length === 0) return null;
  return (
    <section className="mt-8 first:mt-0">
      <h2 className="headline text-2xl">{title}</h2>
      <ul className="mt-3 border-t-2 border-ink">
        {rsvps.map((rsvp) => {
          const { meeting } = rsvp;
          const off = meeting.status !== "published" || meeting.deletedAt !== null;
          return (
            <li key={rsvp.id} className="flex gap-5 border-b border-rule py-4">
              <DateBlock local={meeting.startsAtLocal} year quiet={quiet || off} />
              <div className="min-w-0">
                <h3 className="headline text-xl">
                  <TitleText off={off}>
                    <a href={`/rsvps/${rsvp.manage}`}>{meeting.title}</a>
                  </TitleText>
                </h3>
                <p>
                  {zonedTimes(meeting)} · {meeting.groupName}
                </p>
                <p className="text-quiet">{statusIn(rsvp, quiet)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How an RSVP stands, on one line. */
function statusIn(rsvp: OwnRsvp, past: boolean): string {
  const { status, partySize, place, meeting } = rsvp;
  const party = partySize > 1 ? ` (${partySize} people)` : "";
  if (meeting.deletedAt || meeting.status === "draft") return "It does not take place as announced";
  if (meeting.status === "cancelled") return "The meeting is cancelled";
  if (meeting.status === "postponed") return "The meeting is postponed";
  switch (status) {
    case "going":
      if (rsvp.heldUntil && !past) return `A seat is held for you: please confirm${party}`;
      return past ? `You had a seat${party}` : `You have a seat${party}`;
    case "waitlisted":
      return past ? "You were on the waiting list" : `Waiting list: ${inLine(place ?? 1)}${party}`;
    case "pending":
      return "Waits for approval";
    case "tentative":
      return "Perhaps";
    case "declined":
      return "You sent your apologies";
    default:
      return "Cancelled";
  }
}
