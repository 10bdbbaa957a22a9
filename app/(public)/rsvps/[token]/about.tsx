import { DateBlock } from "#app/_ui/date-block.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import type { ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { longDate } from "#lib/time/dates.ts";
import { doorsInWords, zonedTimes } from "#lib/time/ranges.ts";

/** The meeting: when, where, and for those who may have it the link to take part online. */
export function About({ rsvp, off }: { rsvp: ManagedRsvp; off: boolean }) {
  const { meeting } = rsvp;
  const time = zonedTimes(meeting);
  const doors = doorsInWords(meeting);
  return (
    <section aria-label="The meeting" className="flex gap-5 border-y-2 border-ink py-4">
      <DateBlock local={meeting.startsAtLocal} quiet={off} />
      <div className="min-w-0">
        <h2 className="headline text-2xl">
          <TitleText off={off}>
            {meeting.hasPage ? (
              <a href={`/meetings/${meeting.slug}`}>{meeting.title}</a>
            ) : (
              meeting.title
            )}
          </TitleText>
        </h2>
        <p className="mt-1">
          {longDate(meeting.startsAtLocal)}, <span className="whitespace-nowrap">{time}</span>
          {doors ? `; doors open ${doors}` : ""}
        </p>
        {meeting.where ? <p>{meeting.where}</p> : null}
        {meeting.onlineUrl && !off ? (
          <p className="mt-1">
            Take part online:{" "}
            <a
              href={meeting.onlineUrl}
              rel="noreferrer noopener"
              className="wrap-anywhere underline"
            >
              {meeting.onlineUrl}
            </a>
          </p>
        ) : null}
        <p className="text-quiet">{rsvp.group.name}</p>
      </div>
    </section>
  );
}
