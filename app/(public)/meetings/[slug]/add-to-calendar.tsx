import { calendarLinks } from "#lib/feeds/calendar-links.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { meetingUrl } from "./load.ts";

const link = "target inline-flex items-center underline";

/** The meeting for every calendar: the file first, then the copies that web calendars make. */
export function AddToCalendar({ meeting }: { meeting: PublicMeeting }) {
  const { venue } = meeting;
  const place = venue
    ? [venue.name, venue.address, venue.locality, venue.postcode].filter(Boolean).join(", ")
    : (meeting.onlineUrl ?? (meeting.online ? "Online" : ""));
  const links = calendarLinks({ ...meeting, place, url: meetingUrl(meeting.slug) });
  return (
    <section className="mt-10 print:hidden">
      <h2 className="headline text-xl">Add to your calendar</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        <li>
          <a href={`/meetings/${meeting.slug}/calendar.ics`} className={link}>
            Calendar file (.ics)
          </a>
        </li>
        <li>
          <a href={links.google} rel="nofollow noopener" className={link}>
            Google
          </a>
        </li>
        <li>
          <a href={links.outlook} rel="nofollow noopener" className={link}>
            Outlook.com
          </a>
        </li>
        <li>
          <a href={links.yahoo} rel="nofollow noopener" className={link}>
            Yahoo
          </a>
        </li>
      </ul>
      <p className="mt-1 text-sm text-quiet">
        These are copies: a later change does not reach them. To be kept up to date,{" "}
        <a href="/calendars" className="underline">
          subscribe to the calendar
        </a>
        .
      </p>
    </section>
  );
}
