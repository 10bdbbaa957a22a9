import { env } from "#lib/env.ts";
import { calendarServices } from "#lib/feeds/add-to-calendar.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { meetingUrl } from "./load.ts";

/** The meeting for every calendar: the file first, then the copies that web calendars make. */
export function AddToCalendar({ meeting }: { meeting: PublicMeeting }) {
  const { venue } = meeting;
  const place = venue
    ? [venue.name, venue.address, venue.locality, venue.postcode].filter(Boolean).join(", ")
    : (meeting.onlineUrl ?? (meeting.online ? "Online" : ""));
  const services = calendarServices({ ...meeting, place, url: meetingUrl(meeting.slug) });
  return (
    <section className="mt-10 min-w-0 lg:col-start-2 lg:row-start-2 print:hidden">
      <h2 className="headline text-xl">Add to your calendar</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        <li>
          <a
            href={`/meetings/${meeting.slug}/calendar.ics`}
            className="target inline-flex items-center underline"
          >
            Calendar file (.ics)
          </a>
        </li>
        {services.map(({ name, href }) => (
          <li key={name}>
            <a
              href={href}
              rel="nofollow noopener"
              className="target inline-flex items-center underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-sm text-quiet">
        These are copies: a later change does not reach them. To be kept up to date,{" "}
        <a href="/calendars" className="underline">
          subscribe to the calendar
        </a>
        .
        {meeting.takesRsvps && env().smtpUrl ? " Who replies gets an entry by mail as well." : null}
      </p>
    </section>
  );
}
