import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { countToTell } from "#lib/changes/watch.ts";
import { listPastMeetings, listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import { listMeetingsToReport } from "#lib/scheduling/article-reports.ts";
import { listMoved } from "#lib/scheduling/moved.ts";
import { findThanks } from "#lib/scheduling/thanks.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { aGroup, aMeeting, aMember, aVenue } from "#tests/factories.ts";
import { join } from "#tests/support/people.ts";

/*
 * A meeting that has begun is not over: what is asked of it before, while and
 * after it is on. Each is asked at the first and the last moment of the three.
 */

type Site = { organizer: Actor; articleId: string; venueId: string; otherId: string };
type Row = Awaited<ReturnType<typeof aMeeting>>;

const MOMENTS = {
  before: ({ startsAt }: Row) => [startsAt.getTime() - 1],
  "while it is on": ({ startsAt, endsAt }: Row) => [startsAt.getTime(), endsAt.getTime() - 1],
  after: ({ endsAt }: Row) => [endsAt.getTime()],
};
type Moment = keyof typeof MOMENTS;

const TO_COME: Moment[] = ["before", "while it is on"];
const OVER: Moment[] = ["after"];

/** What is asked, and when the meeting is the answer. */
const ASKED: [what: string, when: Moment[], ask: (site: Site, row: Row) => Promise<unknown>][] = [
  [
    "a meeting that an article could be the report of",
    OVER,
    async ({ organizer, articleId }) => (await listMeetingsToReport(organizer, articleId)).length,
  ],
  ["one whose people can be thanked", OVER, ({ organizer }, row) => findThanks(organizer, row)],
  ["a past meeting", OVER, async () => (await listPastMeetings({ at: now(), limit: 9 })).length],
  [
    "a meeting to come",
    TO_COME,
    async () => (await listUpcomingMeetings({ at: now(), limit: 9 })).length,
  ],
  [
    "one whose people are told of a change",
    TO_COME,
    async (_, { id }) => (await countToTell(store.read, and(eq(meetings.id, id)))).people,
  ],
  [
    "one that a law has moved",
    TO_COME,
    async ({ organizer }) => (await listMoved(organizer)).length,
  ],
  [
    "one that is still to come at a venue",
    TO_COME,
    async ({ organizer, venueId, otherId }) =>
      (await venueCommands.preview(organizer, venueId, otherId)).upcoming,
  ],
];

async function aSite(): Promise<Site & { row: Row }> {
  const { id: groupId } = await aGroup();
  const [venue, other] = [await aVenue(groupId), await aVenue(groupId)];
  const article = await store.write((tx) => insertArticle(tx, { groupId, title: "An evening" }));
  const row = await aMeeting(groupId, { venueId: venue.id, report: "It rained." });
  await join(row.id, "ann");
  const movedFrom = { startsAt: row.startsAt.getTime() - 1, endsAt: row.endsAt.getTime() - 1 };
  await store.write((tx) => tx.update(meetings).set({ movedFrom }).where(eq(meetings.id, row.id)));
  const organizer = await aMember(groupId);
  return { organizer, articleId: article.id, venueId: venue.id, otherId: other.id, row };
}

describe.each(ASKED)("%s", (_, when, ask) => {
  test.each(Object.keys(MOMENTS) as Moment[])("is it %s?", async (moment) => {
    const { row, ...site } = await aSite();
    for (const at of MOMENTS[moment](row)) {
      const restore = setClock(new Date(at));
      expect(Boolean(await ask(site, row))).toBe(when.includes(moment));
      restore();
    }
  });
});
