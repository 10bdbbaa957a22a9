import { expect, test } from "vitest";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { getFormOptions, listHostChoices } from "#lib/desk/form-options.ts";
import {
  findNextMeeting,
  getFigures,
  listComing,
  listUnfinished,
  listUnreported,
} from "#lib/desk/queries.ts";
import { listTrail } from "#lib/desk/trail.ts";
import { newId } from "#lib/ids.ts";
import { publishMeeting } from "#lib/scheduling/state.ts";
import { now } from "#lib/time/clock.ts";
import { addMinutes, toLocal } from "#lib/time/dates.ts";
import { aGroup, aMeeting, aMember, aSpeaker, aVenue } from "#tests/factories.ts";

/** Wall time in London so many hours from now. */
const inHours = (hours: number) =>
  toLocal(new Date(now().getTime() + hours * 3_600_000), "Europe/London");
const lasting = (startsAtLocal: string, minutes: number) => ({
  startsAtLocal,
  endsAtLocal: addMinutes(startsAtLocal, minutes),
});
const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);

test("the next meeting is the soonest that is put on in one's own groups", async () => {
  const group = await aGroup();
  const other = await aGroup();
  const actor = await aMember(group.id);
  expect(await findNextMeeting(actor)).toBeNull();
  await aMeeting(other.id, { title: "Not ours", ...lasting(inHours(2), 60) });
  await aMeeting(group.id, { title: "Draft", status: "draft", ...lasting(inHours(3), 60) });
  await aMeeting(group.id, { title: "Off", status: "cancelled", ...lasting(inHours(4), 60) });
  await aMeeting(group.id, { title: "Over", ...lasting(inHours(-48), 60) });
  await aMeeting(group.id, { title: "Later", ...lasting(inHours(50), 60) });
  await aMeeting(group.id, { title: "Next", ...lasting(inHours(26), 60) });
  expect((await findNextMeeting(actor))?.title).toBe("Next");
  expect(titles(await listComing(actor, 9))).toEqual(["Next", "Later"]);
});

test("what comes tells how many RSVPs want approval", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id);
  const meeting = await aMeeting(group.id, { title: "Ours", ...lasting(inHours(26), 60) });
  await aMeeting(group.id, { title: "Another", ...lasting(inHours(50), 60) });
  await store.write(async (tx) => {
    for (const [index, status] of (["pending", "pending", "going"] as const).entries()) {
      const arrival = index + 1;
      await insertRsvp(tx, { meetingId: meeting.id, name: `N ${arrival}`, status, arrival });
    }
  });
  expect((await listComing(actor, 9)).map(({ pending }) => pending)).toEqual([2, 0]);
});

test("an exhibition that is on for days does not hide what comes meanwhile", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id, "helper");
  await aMeeting(group.id, { title: "Exhibition", ...lasting(inHours(-24), 5 * 1440) });
  expect((await findNextMeeting(actor))?.title).toBe("Exhibition");
  await aMeeting(group.id, { title: "Talk", ...lasting(inHours(26), 60) });
  expect((await findNextMeeting(actor))?.title).toBe("Talk");
  await aMeeting(group.id, { title: "On now", ...lasting(inHours(-1), 180) });
  expect((await findNextMeeting(actor))?.title).toBe("On now");
});

test("what is unfinished and what has no report is called to mind, to organizers only", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id);
  const helper = await aMember(group.id, "helper");
  await aMeeting(group.id, { title: "Draft", status: "draft", ...lasting(inHours(90), 60) });
  await aMeeting(group.id, {
    title: "Postponed",
    status: "postponed",
    ...lasting(inHours(80), 60),
  });
  await aMeeting(group.id, { title: "Last week", ...lasting(inHours(-7 * 24), 60) });
  await aMeeting(group.id, {
    title: "Reported",
    report: "It was good.",
    ...lasting(inHours(-8 * 24), 60),
  });
  await aMeeting(group.id, { title: "Last year", ...lasting(inHours(-400 * 24), 60) });
  expect(titles(await listUnfinished(actor, 9))).toEqual(["Postponed", "Draft"]);
  expect(titles(await listUnreported(actor, 9))).toEqual(["Last week"]);
  expect(await listUnfinished(helper, 9)).toEqual([]);
  expect(await listUnreported(helper, 9)).toEqual([]);
});

test("figures count RSVPs and seats by state, and who would be told", async () => {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { capacity: 5 });
  await store.write(async (tx) => {
    const rows = [
      ["going", 3, "a@example.org"],
      ["going", 1, null],
      ["waitlisted", 2, "c@example.org"],
      ["declined", 1, "d@example.org"],
    ] as const;
    for (const [index, [status, partySize, email]] of rows.entries()) {
      await insertRsvp(tx, {
        id: newId(),
        meetingId: meeting.id,
        name: "N",
        email,
        status,
        partySize,
        arrival: index + 1,
      });
    }
  });
  const { rsvps, toBeTold } = await getFigures(meeting.id);
  expect(rsvps.going).toEqual({ rsvps: 2, seats: 4 });
  expect(rsvps.waitlisted).toEqual({ rsvps: 1, seats: 2 });
  expect(rsvps.cancelled).toEqual({ rsvps: 0, seats: 0 });
  expect(toBeTold).toBe(2);
});

test("the trail is told to organizers of the group, and to nobody else", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id);
  const meeting = await aMeeting(group.id, { status: "draft" });
  await publishMeeting(actor, { id: meeting.id, note: "" });
  const { entries, total } = await listTrail(actor, meeting.id, 1);
  expect(total).toBe(1);
  expect(entries[0]).toMatchObject({ action: "meeting.published", name: actor.name });
  await expect(listTrail(await aMember(group.id, "helper"), meeting.id, 1)).rejects.toThrow(
    /not found/,
  );
  const stranger = await aMember((await aGroup()).id, "owner");
  await expect(listTrail(stranger, meeting.id, 1)).rejects.toThrow(/not found/);
});

test("the form offers one's own groups, and what the meeting refers to already", async () => {
  const group = await aGroup();
  const other = await aGroup();
  const actor = await aMember(group.id);
  expect((await listHostChoices(actor)).map(({ id }) => id)).toEqual([group.id]);
  expect(await listHostChoices(await aMember(group.id, "helper"))).toEqual([]);
  const venue = await aVenue(other.id, { name: "Their hall" });
  const speaker = await aSpeaker(other.id, "Their speaker");
  const nothing = {
    groupId: group.id,
    language: "",
    priceCurrency: "",
    timeZone: "",
    venueId: "",
    coHostIds: [],
    speakerIds: [],
    articleIds: [],
    topics: [],
  };
  const bare = await getFormOptions(actor, nothing);
  expect([bare.venues, bare.speakers]).toEqual([[], []]);
  const kept = await getFormOptions(actor, {
    ...nothing,
    venueId: venue.id,
    speakerIds: [speaker.id],
    coHostIds: [other.id],
    topics: ["Bridges"],
  });
  expect(kept.venues.map(({ label }) => label)).toEqual(["Their hall"]);
  expect(kept.speakers.map(({ label }) => label)).toEqual(["Their speaker"]);
  expect(kept.coHosts.map(({ id }) => id).sort()).toEqual([group.id, other.id].sort());
  expect(kept.topics).toEqual([{ id: "Bridges", label: "Bridges", hint: "" }]);
});

test("a price begins with the currency of the group, else of the site", async () => {
  const [group, other] = [await aGroup(), await aGroup()];
  const actor = await aMember(group.id);
  const usual = async () => (await listHostChoices(actor))[0]?.currency;
  expect(await usual()).toBe("");
  await aMeeting(other.id, { priceCurrency: "EUR" });
  expect(await usual()).toBe("EUR");
  await aMeeting(group.id, { priceCurrency: "GBP", ...lasting(inHours(50), 60) });
  await aMeeting(group.id, { priceCurrency: "USD", ...lasting(inHours(26), 60) });
  await aMeeting(group.id, lasting(inHours(90), 60));
  expect(await usual()).toBe("GBP");
});
