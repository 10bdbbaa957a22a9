import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Noticeboard } from "#app/_ui/meetings/noticeboard.tsx";
import { momentOf } from "#lib/meetings/moment.ts";
import {
  type ListedMeeting,
  listPastMeetings,
  listUpcomingMeetings,
} from "#lib/meetings/public-list.ts";
import { listSpeakersAt } from "#lib/meetings/public-queries.ts";
import { cutAtWord } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { loadAllGroups, loadGroups, loadSiteName } from "./load.ts";
import { NextMeeting } from "./next-meeting.tsx";
import { readerFeeds } from "./reader-feeds.ts";

export async function generateMetadata(): Promise<Metadata> {
  const groups = await loadGroups();
  const names = groups.map(({ name }) => name).join(", ");
  return {
    description: `${names ? `The meetings of ${cutAtWord(names, 160)}` : "Meetings"}: what is to come, and what took place.`,
    alternates: {
      canonical: "/",
      types: readerFeeds("/feeds", await loadSiteName(), ["meetings", "articles", "reports"]),
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** The poster is the next to begin, or what is on now; an exhibition of many days does not hide what is next. */
function isForTheDoor(meeting: ListedMeeting, at: Date): boolean {
  const lasts = meeting.endsAt.getTime() - meeting.startsAt.getTime();
  return meeting.status === "published" && (meeting.startsAt > at || lasts <= DAY);
}

const more = "target inline-flex items-center font-[620] underline print:hidden";

export default async function HomePage() {
  const at = now();
  const [name, [anyGroup], coming, past] = await Promise.all([
    loadSiteName(),
    loadAllGroups(),
    listUpcomingMeetings({ at, limit: 25 }),
    listPastMeetings({ at, limit: 3 }),
  ]);
  const next = coming.find((meeting) => isForTheDoor(meeting, at));
  const running = coming.filter(
    (meeting) =>
      meeting !== next && meeting.status === "published" && momentOf(meeting, at) === "during",
  );
  const others = coming.filter((meeting) => meeting !== next && !running.includes(meeting));
  const speakers = next ? await listSpeakersAt(next.id) : [];
  return (
    <>
      <h1 className="sr-only">{name}: meetings</h1>
      {next ? (
        <NextMeeting meeting={next} speakers={speakers} at={at} />
      ) : anyGroup === undefined ? (
        <EmptyState title="This site is not set up yet">
          <p>Whoever runs it finds the link to do so in the terminal where it was started.</p>
        </EmptyState>
      ) : (
        <EmptyState title="No meeting is announced at the moment">
          <p>
            The <a href="/calendars">calendar feeds</a> bring the next one to your calendar as soon
            as it is.
          </p>
        </EmptyState>
      )}
      {running.length > 0 ? (
        <section className="mt-10">
          <h2 className="headline mb-3 text-2xl sm:text-3xl">On at the moment</h2>
          <Noticeboard meetings={running} at={at} heading="h3" />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className="mt-14">
          <h2 className="headline mb-3 text-2xl sm:text-3xl">What is to come</h2>
          <Noticeboard meetings={others} at={at} heading="h3" />
          <a href="/meetings" className={more}>
            All meetings to come
          </a>
        </section>
      ) : null}
      {past.length > 0 ? (
        <section className="mt-14">
          <h2 className="headline mb-3 text-2xl sm:text-3xl">Lately</h2>
          <Noticeboard meetings={past} at={at} heading="h3" showYear />
          <a href="/archive" className={more}>
            The archive
          </a>
        </section>
      ) : null}
    </>
  );
}
