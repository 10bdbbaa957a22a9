import type { Metadata } from "next";
import { TwiceNote } from "#app/_ui/rsvps/twice-note.tsx";
import { calendarPaths } from "#lib/syndication/calendars.ts";
import { loadGroups } from "../load.ts";
import { PublicHead } from "../public-head.tsx";
import { CalendarApps } from "./apps.tsx";
import { FeedAddresses, FoldedFeedAddresses } from "./feed-addresses.tsx";

export const metadata: Metadata = {
  title: "Calendars",
  description: "Have every meeting in your own calendar, with its changes.",
  alternates: { canonical: "/calendars", types: { "text/calendar": calendarPaths.all } },
};

export default async function CalendarsPage() {
  const groups = await loadGroups();
  return (
    <>
      <PublicHead title="Calendars">
        <p>
          Subscribe once, and each meeting that is announced comes into your own calendar, and its
          changes after it. It needs no account and no e-mail address.
        </p>
      </PublicHead>
      <section className="border-t-2 border-ink pt-4">
        <h2 className="headline mb-2 text-2xl sm:text-3xl">All meetings</h2>
        <FeedAddresses name="All meetings" path={calendarPaths.all} />
      </section>
      {groups.length > 0 ? (
        <section className="mt-12">
          <h2 className="headline mb-3 text-2xl sm:text-3xl">The meetings of one group</h2>
          <ul className="border-b border-rule">
            {groups.map(({ slug, name }) => (
              <li
                key={slug}
                className="grid gap-x-8 gap-y-1 border-t border-rule py-4 first:border-t-2 first:border-ink sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
              >
                <h3 className="headline text-xl">{name}</h3>
                <FoldedFeedAddresses name={name} path={calendarPaths.group(slug)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="mt-12">
        <h2 className="headline mb-3 text-2xl sm:text-3xl">Put it into your app</h2>
        <CalendarApps />
      </section>
      <section className="measure mt-12">
        <h2 className="headline mb-2 text-2xl sm:text-3xl">Good to know</h2>
        <p>
          A change is in the feed at once; your calendar shows it when it next looks. Whoever has
          replied to a meeting is told of changes by mail as well.
        </p>
        <TwiceNote className="mt-3" />
        <p className="mt-3">
          A cancelled meeting stays in the calendar, marked as cancelled. The feeds reach from three
          months back to a year and a half ahead. A calendar file for one meeting alone is on that
          meeting’s page.
        </p>
      </section>
    </>
  );
}
