import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import {
  hosts,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  rsvps,
  series,
  topics,
} from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { listFacets } from "#lib/meetings/public-facets.ts";
import {
  countMeetings,
  findNeighbourMonths,
  listArchiveYears,
  listMeetingsBetween,
  listPastMeetings,
  listUpcomingMeetings,
} from "#lib/meetings/public-list.ts";
import type { Of } from "#lib/meetings/public-scope.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aSpeaker, aVenue } from "#tests/factories.ts";

const SOON = { startsAtLocal: "2199-03-01T19:00" };

/** Two groups with a meeting each way of narrowing a list can tell apart. */
async function aSite() {
  const [one, two] = [await aGroup(), await aGroup()];
  const hall = await aVenue(one.id);
  const speaker = await aSpeaker(one.id);
  const inHall = await aMeeting(one.id, { ...SOON, venueId: hall.id });
  const hybrid = await aMeeting(one.id, {
    ...SOON,
    venueId: hall.id,
    onlineUrl: "https://meet.example.org/1",
  });
  const online = await aMeeting(two.id, { ...SOON, onlineUrl: "https://meet.example.org/2" });
  const shared = await aMeeting(two.id, SOON);
  const draft = await aMeeting(one.id, { ...SOON, venueId: hall.id, status: "draft" });
  const unlisted = await aMeeting(one.id, {
    ...SOON,
    venueId: hall.id,
    visibility: "unlisted",
  });
  const [seriesId, topicId] = [newId(), newId()];
  await store.write(async (tx) => {
    await tx.insert(hosts).values({ meetingId: shared.id, groupId: one.id });
    await tx.insert(topics).values({ id: topicId, slug: "maps", name: "Maps" });
    await tx.insert(series).values({
      id: seriesId,
      slug: "evenings",
      groupId: two.id,
      title: "Evenings",
      createdAt: now(),
      changedAt: now(),
    });
    for (const { id } of [inHall, hybrid, draft, unlisted]) {
      await tx.insert(meetingTopics).values({ meetingId: id, topicId });
    }
    for (const { id } of [hybrid, hybrid, online]) {
      const itemId = newId();
      await tx
        .insert(programmeItems)
        .values({ id: itemId, meetingId: id, position: 0, kind: "talk", title: "A talk" });
      await tx.insert(programmeSpeakers).values({ itemId, speakerId: speaker.id });
    }
  });
  return { one, two, hall, speaker, inHall, hybrid, online, shared };
}

const coming = async (of: Of) =>
  (await listUpcomingMeetings({ at: now(), of, limit: 50 })).map(({ id }) => id).sort();
const ids = (...rows: { id: string }[]) => rows.map(({ id }) => id).sort();

describe("a list is narrowed", () => {
  test("by each choice alone", async () => {
    const { one, two, hall, speaker, inHall, hybrid, online, shared } = await aSite();
    expect(await coming({})).toEqual(ids(inHall, hybrid, online, shared));
    expect(await coming({ group: one.slug })).toEqual(ids(inHall, hybrid, shared));
    expect(await coming({ group: two.slug })).toEqual(ids(online, shared));
    expect(await coming({ venue: hall.slug })).toEqual(ids(inHall, hybrid));
    expect(await coming({ topic: "maps" })).toEqual(ids(inHall, hybrid));
    expect(await coming({ speaker: speaker.slug })).toEqual(ids(hybrid, online));
    expect(await coming({ attendance: "online" })).toEqual(ids(hybrid, online));
    expect(await coming({ attendance: "in-person" })).toEqual(ids(inHall, hybrid, shared));
  });

  test("by several at once, which all must hold", async () => {
    const { one, hall, speaker, hybrid } = await aSite();
    const of: Of = {
      group: one.slug,
      venue: hall.slug,
      topic: "maps",
      speaker: speaker.slug,
      attendance: "online",
    };
    expect(await coming(of)).toEqual(ids(hybrid));
    expect(await countMeetings({ comingAt: now() }, of)).toBe(1);
    expect(await coming({ ...of, series: "evenings" })).toEqual([]);
  });

  test("to nothing by what there is not", async () => {
    await aSite();
    for (const key of ["group", "series", "topic", "speaker", "venue"] as const) {
      expect(await coming({ [key]: "nothing" }), key).toEqual([]);
    }
  });
});

describe("the choices", () => {
  const when = { comingAt: new Date("2026-01-01T00:00Z") };

  test("count what each leaves, never what is not public", async () => {
    const { one, two, hall, speaker } = await aSite();
    const facets = await listFacets(when, {});
    const counts = (key: keyof typeof facets) =>
      Object.fromEntries(facets[key].map(({ slug, meetings }) => [slug, meetings]));
    expect(counts("group")).toEqual({ [one.slug]: 3, [two.slug]: 2 });
    expect(counts("venue")).toEqual({ [hall.slug]: 2 });
    expect(counts("topic")).toEqual({ maps: 2 });
    expect(counts("speaker")).toEqual({ [speaker.slug]: 2 });
    expect(counts("attendance")).toEqual({ online: 2, "in-person": 3 });
    expect(counts("series")).toEqual({});
  });

  test("lead nowhere that is empty, whatever is chosen already", async () => {
    const { two, speaker } = await aSite();
    for (const of of [{ group: two.slug }, { speaker: speaker.slug }, { topic: "maps" }] as Of[]) {
      const facets = await listFacets(when, of);
      for (const [key, choices] of Object.entries(facets)) {
        for (const choice of choices) {
          const found = await coming({ ...of, [key]: choice.slug });
          expect(found, `${JSON.stringify(of)} ${key} ${choice.slug}`).toHaveLength(
            choice.meetings,
          );
        }
      }
    }
  });
});

test("of a great many choices the commonest are offered, and the one that is chosen", async () => {
  const { id } = await aGroup();
  const slugs: string[] = [];
  for (let n = 0; n < 102; n++) {
    const { id: venueId, slug } = await aVenue(id, { name: `Hall ${String(n).padStart(3, "0")}` });
    slugs.push(slug);
    await aMeeting(id, { ...SOON, venueId });
    if (n >= 2) await aMeeting(id, { ...SOON, venueId });
  }
  const when = { comingAt: now() };
  const offered = async (of: Of) => (await listFacets(when, of)).venue.map(({ slug }) => slug);
  expect(await offered({})).toEqual(slugs.slice(2));
  const withChosen = await offered({ venue: slugs[0]! });
  expect(withChosen).toHaveLength(100);
  expect(withChosen[0]).toBe(slugs[0]);
});

describe("a span of days", () => {
  const november = { from: "2026-11-01", to: "2026-12-01" };
  const inNovember = async () =>
    (await listMeetingsBetween({ ...november, limit: 50 })).map(({ title }) => title);

  test("has what touches it by the meeting's own clock", async () => {
    const group = await aGroup();
    const on = (title: string, startsAtLocal: string, endsAtLocal: string, timeZone?: string) =>
      aMeeting(group.id, { title, startsAtLocal, endsAtLocal, ...(timeZone ? { timeZone } : {}) });
    await on("over before", "2026-10-31T19:00", "2026-11-01T00:00");
    await on("into it", "2026-10-31T19:00", "2026-11-01T00:30");
    await on("out of it", "2026-11-30T23:00", "2026-12-01T01:00");
    await on("after", "2026-12-01T00:00", "2026-12-01T01:00");
    await on("in Tokyo on the first", "2026-11-01T01:00", "2026-11-01T03:00", "Asia/Tokyo");
    expect(await inNovember()).toEqual(["into it", "in Tokyo on the first", "out of it"]);
  });

  test("knows the nearest months that have something", async () => {
    const group = await aGroup();
    await aMeeting(group.id, { startsAtLocal: "2025-02-01T19:00" });
    await aMeeting(group.id, { startsAtLocal: "2026-06-01T19:00" });
    await aMeeting(group.id, { startsAtLocal: "2027-03-01T19:00" });
    expect(await findNeighbourMonths(november)).toEqual({ before: "2026-06", after: "2027-03" });
    expect(await findNeighbourMonths(november, { topic: "nothing" })).toEqual({
      before: null,
      after: null,
    });
  });
});

test("a meeting is over at the very moment of its end, and never in two lists", async () => {
  const { id } = await aGroup();
  const { endsAt } = await aMeeting(id);
  const listedAt = async (at: Date) => ({
    coming: (await listUpcomingMeetings({ at, limit: 9 })).length,
    past: (await listPastMeetings({ at, limit: 9 })).length,
    counted: [await countMeetings({ comingAt: at }), await countMeetings({ pastAt: at })],
  });
  expect(await listedAt(new Date(endsAt.getTime() - 1))).toEqual({
    coming: 1,
    past: 0,
    counted: [1, 0],
  });
  expect(await listedAt(endsAt)).toEqual({ coming: 0, past: 1, counted: [0, 1] });
});

test("the years of the archive are of what is chosen", async () => {
  const [one, other] = [await aGroup(), await aGroup()];
  await aMeeting(one.id, { startsAtLocal: "2007-10-07T14:00" });
  await aMeeting(other.id, { startsAtLocal: "2011-10-07T14:00" });
  const at = now();
  expect(await listArchiveYears({ at, of: { group: one.slug } })).toEqual([
    { year: 2007, meetings: 1 },
  ]);
  expect(await listArchiveYears({ at })).toHaveLength(2);
  expect(await listPastMeetings({ at, year: 2011, limit: 9 })).toHaveLength(1);
});

test("a year is of the meeting's own clock, wherever it is", async () => {
  const { id } = await aGroup();
  const on = (day: string, timeZone: string) =>
    aMeeting(id, { startsAtLocal: `${day}T00:30`, endsAtLocal: `${day}T01:00`, timeZone });
  const first = await on("2007-01-01", "Pacific/Kiritimati");
  const last = await on("2007-12-31", "Pacific/Niue");
  await on("2006-12-31", "Pacific/Niue");
  await on("2008-01-01", "Pacific/Kiritimati");
  const of2007 = await listPastMeetings({ at: now(), year: 2007, limit: 9 });
  expect(of2007.map((meeting) => meeting.id)).toEqual([last.id, first.id]);
  for (const year of [0, 1, 9998, 9999]) {
    expect(await countMeetings({ pastAt: now(), year })).toBe(0);
  }
});

test("a list says how the seats stand, and no figure of who comes", async () => {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { ...SOON, capacity: 20, seatsTaken: 10 });
  const listed = async () => (await listUpcomingMeetings({ at: now(), limit: 1 }))[0]!;
  expect(await listed()).toMatchObject({ seats: "free", inPerson: true, online: false });
  expect(Object.keys(await listed())).not.toContain("seatsTaken");
  await store.write((tx) =>
    tx.insert(rsvps).values({
      id: newId(),
      meetingId: meeting.id,
      name: "Ada",
      status: "waitlisted",
      arrival: 1,
      source: "organizer",
      createdAt: now(),
      changedAt: now(),
    }),
  );
  expect(await listed()).toMatchObject({ seats: "full" });
});
