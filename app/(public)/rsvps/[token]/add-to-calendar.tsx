import { TwiceNote } from "#app/_ui/rsvps/twice-note.tsx";
import { env } from "#lib/env.ts";
import { calendarServices } from "#lib/feeds/add-to-calendar.ts";
import type { ManagedRsvp } from "#lib/rsvps/public-queries.ts";

/** The meeting for one's own calendar, with the link to take part online where one may have it. */
export function AddToCalendar({ rsvp, token }: { rsvp: ManagedRsvp; token: string }) {
  const { meeting } = rsvp;
  const services = calendarServices({
    ...meeting,
    place: meeting.where || meeting.onlineUrl || "",
    url: `${env().siteUrl}/meetings/${meeting.slug}`,
  });
  const look = "target inline-flex items-center underline";
  return (
    <section className="print:hidden">
      <h2 className="headline text-2xl">Add to your calendar</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        <li>
          <a href={`/rsvps/${token}/calendar.ics`} className={look}>
            Calendar file (.ics)
          </a>
        </li>
        {services.map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noreferrer nofollow noopener" className={look}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-sm text-quiet">
        These are copies. If you were sent an invitation by mail, accept that one instead: it is
        kept up to date.
      </p>
      <TwiceNote className="mt-2 text-sm text-quiet" />
    </section>
  );
}
