import { describe, expect, test } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { programmeItems, programmeSpeakers, relations } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { listPastMeetings, listUpcomingMeetings } from "#lib/meetings/public-list.ts";
import {
  findMovedMeeting,
  findPublicMeeting,
  listMeetingAddresses,
} from "#lib/meetings/public-queries.ts";
import { findPublicArticle, listPublicArticles } from "#lib/reading/articles/public-queries.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { findPublicSpeaker, listPublicSpeakers } from "#lib/speakers/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { findPublicVenue, listPublicVenues } from "#lib/venues/public-queries.ts";
import { aGroup, aMeeting, aSpeaker, aVenue } from "#tests/factories.ts";

type MeetingRow = Parameters<typeof aMeeting>[1];

/** A meeting with a hall, a speaker and something to read, none of which has anything else. */
async function aFullMeeting(row: MeetingRow) {
  const group = await aGroup();
  const venue = await aVenue(group.id);
  const speaker = await aSpeaker(group.id);
  const meeting = await aMeeting(group.id, { venueId: venue.id, ...row });
  const article = await store.write(async (tx) => {
    const itemId = newId();
    await tx
      .insert(programmeItems)
      .values({ id: itemId, meetingId: meeting.id, position: 0, kind: "talk", title: "A talk" });
    await tx.insert(programmeSpeakers).values({ itemId, speakerId: speaker.id });
    const written = await insertArticle(tx, { id: newId(), groupId: group.id, title: "A paper" });
    await tx
      .insert(relations)
      .values({ meetingId: meeting.id, articleId: written.id, relation: "read-before" });
    return written;
  });
  return { group, venue, speaker, meeting, article };
}

/** Everything of it that the public can find, by any way. */
async function whatShows({
  meeting,
  venue,
  speaker,
  article,
}: Awaited<ReturnType<typeof aFullMeeting>>) {
  const at = now();
  const shows = {
    page: await findPublicMeeting(meeting.slug),
    coming: (await listUpcomingMeetings({ at, limit: 9 })).length,
    past: (await listPastMeetings({ at, limit: 9 })).length,
    sitemap: (await listMeetingAddresses()).length,
    venue: (await findPublicVenue(venue.slug)) ?? (await listPublicVenues()).length,
    speaker: (await findPublicSpeaker(speaker.slug)) ?? (await listPublicSpeakers()).length,
    article: (await findPublicArticle(article.slug)) ?? (await listPublicArticles()).length,
  };
  return Object.entries(shows).flatMap(([name, found]) => (found ? [name] : []));
}

describe("what the public may see", () => {
  const everything = ["page", "coming", "sitemap", "venue", "speaker", "article"];
  const gone = new Date("2026-01-01T00:00:00Z");
  test.each<[string, MeetingRow, string[]]>([
    ["a published meeting", {}, everything],
    ["a cancelled one", { status: "cancelled" }, everything],
    ["a postponed one", { status: "postponed" }, everything],
    ["an unlisted one", { visibility: "unlisted" }, ["page"]],
    ["a draft", { status: "draft" }, []],
    ["a draft that was published once", { status: "draft", firstPublishedAt: gone }, []],
    ["one that was never announced", { firstPublishedAt: null }, []],
    ["a deleted one", { deletedAt: gone }, []],
    [
      "one that is over",
      { startsAtLocal: "2020-01-01T19:00" },
      ["page", "past", "sitemap", "venue", "speaker", "article"],
    ],
  ])("of %s", async (_what, row, visible) => {
    expect(await whatShows(await aFullMeeting(row))).toEqual(visible);
  });
});

describe("the online link", () => {
  const onlineUrl = "https://meet.example.org/secret";

  test("is kept from those who are not going", async () => {
    const group = await aGroup();
    const { slug } = await aMeeting(group.id, { onlineUrl, onlineUrlFor: "going" });
    const meeting = await findPublicMeeting(slug);
    expect(meeting).toMatchObject({ online: true, onlineUrl: null });
    expect(JSON.stringify(meeting)).not.toContain("secret");
    const list = await listUpcomingMeetings({ at: now(), limit: 9 });
    expect(JSON.stringify(list)).not.toContain("secret");
  });

  test("is shown where it is for everyone", async () => {
    const group = await aGroup();
    const { slug } = await aMeeting(group.id, { onlineUrl, onlineUrlFor: "everyone" });
    expect(await findPublicMeeting(slug)).toMatchObject({ online: true, onlineUrl });
  });
});

test("of a meeting's columns the public is given only those that are named for it", async () => {
  const group = await aGroup();
  const { slug } = await aMeeting(group.id, { attendance: 12, promotionHoldMinutes: 60 });
  const meeting = await findPublicMeeting(slug);
  expect(meeting).toMatchObject({ attendance: null });
  const secret = ["createdBy", "searchKey", "waiting", "showsAttendance", "promotionHoldMinutes"];
  expect(Object.keys(meeting ?? {}).filter((name) => secret.includes(name))).toEqual([]);
});

test("an old address leads on, but not to what was withdrawn", async () => {
  const group = await aGroup();
  const open = await aMeeting(group.id);
  const draft = await aMeeting(group.id, { status: "draft" });
  await store.write(async (tx) => {
    await keepFormerSlug(tx, "meeting", "old-open", open.id);
    await keepFormerSlug(tx, "meeting", "old-draft", draft.id);
  });
  expect(await findMovedMeeting("old-open")).toBe(open.slug);
  expect(await findMovedMeeting("old-draft")).toBeNull();
  expect(await findMovedMeeting("never")).toBeNull();
});

test("lists are of one group, its co-hosted meetings among them, in the order of time", async () => {
  const [one, other] = [await aGroup(), await aGroup()];
  const later = await aMeeting(one.id, { startsAtLocal: "2199-02-01T19:00" });
  const sooner = await aMeeting(one.id, { startsAtLocal: "2199-01-01T19:00" });
  await aMeeting(other.id);
  const list = await listUpcomingMeetings({ at: now(), of: { group: one.slug }, limit: 9 });
  expect(list.map(({ id }) => id)).toEqual([sooner.id, later.id]);
});
