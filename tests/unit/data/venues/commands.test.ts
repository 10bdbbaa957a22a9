import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, formerSlugs, meetings, rooms, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { quickAddVenue, venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { keptVenues, listVenuesFor } from "#lib/venues/queries.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin, aVenue, meetingNow } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let organizer: Actor;
let stranger: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  stranger = await aMember((await aGroup()).id);
});

type Values = Parameters<typeof venueInput.parse>[0];
const input = (change: object = {}) =>
  venueInput.parse({ groupId, name: "Marchmont Centre", ...change } satisfies Values);

async function create(change: object = {}) {
  const result = await venueCommands.create(organizer, input(change));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

describe("venueCommands.create", () => {
  it("keeps the venue with its rooms and writes to the trail", async () => {
    const { id, slug } = await create({
      mapPlace: "51.5254, -0.1243",
      rooms: [{ name: "Large hall", capacity: "80" }, { name: "Small hall" }],
    });
    expect(slug).toBe("marchmont-centre");
    const venue = await keptVenues.get(organizer, id);
    expect(venue).toMatchObject({ latitude: 51.5254, longitude: -0.1243 });
    expect(venue.rooms.map((room) => room.name)).toEqual(["Large hall", "Small hall"]);
    const [event] = await store.read.select().from(auditEvents);
    expect(event).toMatchObject({ action: "venue.created", groupId, subjectId: id });
  });

  it("keeps the link of a map that a phone shares, until its place is known", async () => {
    const link = "https://maps.app.goo.gl/abc";
    const { id } = await create({ mapPlace: `Marchmont Centre ${link}` });
    expect(await keptVenues.get(organizer, id)).toMatchObject({ mapLink: link, latitude: null });
    await venueCommands.update(organizer, id, input({ mapPlace: "51.5, 0" }));
    expect(await keptVenues.get(organizer, id)).toMatchObject({ mapLink: null, latitude: 51.5 });
  });

  it("is for organizers of the group only", async () => {
    const helper = await aMember(groupId, "helper");
    for (const actor of [helper, stranger]) {
      await expect(venueCommands.create(actor, input())).rejects.toThrow(NotFound);
    }
    expect((await venueCommands.create(await aSiteAdmin(), input())).ok).toBe(true);
  });

  it("needs only a name when another form asks", async () => {
    const result = await quickAddVenue(organizer, { groupId, name: "The Hut" });
    expect(result).toMatchObject({ ok: true, value: { label: "The Hut" } });
  });
});

describe("who sees it", () => {
  it("its own organizers, and everybody once a public meeting is there", async () => {
    const { id } = await create();
    expect(await keptVenues.find(stranger, id)).toBeNull();
    const meeting = await aMeeting(groupId, { venueId: id, status: "draft" });
    await aMeeting(groupId, { venueId: id, visibility: "unlisted" });
    expect(await keptVenues.find(stranger, id)).toBeNull();
    expect((await listVenuesFor(stranger)).map((choice) => choice.id)).toEqual([]);

    await aMeeting(groupId, { venueId: id });
    expect(await keptVenues.find(stranger, id)).not.toBeNull();
    await expect(venueCommands.update(stranger, id, input())).rejects.toThrow(NotFound);
    await expect(venueCommands.remove(stranger, id)).rejects.toThrow(NotFound);
    // The draft and the unlisted one are not counted for others.
    expect((await keptVenues.list(stranger)).rows[0]?.uses).toBe(1);
    expect((await keptVenues.list(organizer)).rows[0]?.uses).toBe(3);
    expect((await meetingNow(meeting.id)).venueId).toBe(id);
  });

  it("is found by every word of its name and address, without accents", async () => {
    const { id } = await create({ name: "Café Zoë", address: "62 100%_Street" });
    await create({ name: "Elsewhere" });
    const found = async (search: string) =>
      (await keptVenues.list(organizer, { search })).rows.map((row) => row.id);
    expect(await found("cafe 62")).toEqual([id]);
    expect(await found("zoe 63")).toEqual([]);
    expect(await found("100%_")).toEqual([id]);
    expect(await found("_____")).toEqual([]);
  });
});

describe("venueCommands.update", () => {
  it("tells calendars of coming meetings that the place moved", async () => {
    const { id } = await create();
    const old = await aMeeting(groupId, { venueId: id, startsAtLocal: "2007-10-07T14:00" });
    const coming = await aMeeting(groupId, { venueId: id, changedAt: new Date(0) });
    const cancelled = await aMeeting(groupId, { venueId: id, status: "cancelled" });
    const draft = await aMeeting(groupId, {
      venueId: id,
      status: "draft",
      changedAt: new Date(0),
    });
    const elsewhere = await aMeeting(groupId, { changedAt: new Date(0) });

    await venueCommands.update(organizer, id, input({ address: "62 Marchmont Street" }));

    expect((await meetingNow(coming.id)).sequence).toBe(1);
    expect((await meetingNow(coming.id)).changedAt.getTime()).toBeGreaterThan(0);
    expect((await meetingNow(old.id)).sequence).toBe(0);
    expect((await meetingNow(old.id)).changedAt.getTime()).toBeGreaterThan(
      old.changedAt.getTime() - 1,
    );
    expect((await meetingNow(cancelled.id)).sequence).toBe(0);
    expect(await meetingNow(draft.id)).toMatchObject({ sequence: 0, changedAt: new Date(0) });
    expect(await meetingNow(elsewhere.id)).toMatchObject({ sequence: 0, changedAt: new Date(0) });
  });

  it("marks meetings as changed, not moved, for other facts; and leaves them for none", async () => {
    const { id } = await create();
    const meeting = await aMeeting(groupId, { venueId: id, changedAt: new Date(0) });
    await venueCommands.update(organizer, id, input());
    expect((await meetingNow(meeting.id)).changedAt).toEqual(new Date(0));
    await venueCommands.update(organizer, id, input({ accessNotes: "A step at the door." }));
    const after = await meetingNow(meeting.id);
    expect(after.sequence).toBe(0);
    expect(after.changedAt.getTime()).toBeGreaterThan(0);
  });

  it("keeps the old address when the name changes, and gives it back with the name", async () => {
    const { id } = await create();
    expect(await venueCommands.update(organizer, id, input({ name: "New Hall" }))).toMatchObject({
      value: { slug: "new-hall" },
    });
    const former = await store.read.select().from(formerSlugs);
    expect(former).toMatchObject([{ kind: "venue", slug: "marchmont-centre", targetId: id }]);
    expect(await venueCommands.update(organizer, id, input())).toMatchObject({
      value: { slug: "marchmont-centre" },
    });
  });

  it("renames, adds, orders and removes rooms; a room in use stays", async () => {
    const { id } = await create({ rooms: [{ name: "A" }, { name: "B" }] });
    const [a, b] = (await keptVenues.get(organizer, id)).rooms;
    const meeting = await aMeeting(groupId, { venueId: id, roomId: a?.id });

    const refused = await venueCommands.update(
      organizer,
      id,
      input({ rooms: [{ id: b?.id, name: "B" }] }),
    );
    expect(refused).toMatchObject({ reason: "room-in-use", figures: { rooms: "A" } });
    expect(shown(refused)).toMatchObject({ ok: false, fieldErrors: { rooms: expect.any(String) } });
    // Nobody is in B, and whoever was in it is of a meeting that was deleted.
    await aMeeting(groupId, { venueId: id, roomId: b?.id, deletedAt: new Date() });
    const without = input({ rooms: [{ id: a?.id, name: "A" }] });
    expect(await venueCommands.update(organizer, id, without)).toMatchObject({ ok: true });

    await venueCommands.update(
      organizer,
      id,
      input({
        rooms: [
          { id: "", name: "C" },
          { id: a?.id, name: "A2" },
        ],
      }),
    );
    const after = (await keptVenues.get(organizer, id)).rooms;
    expect(after.map((room) => room.name)).toEqual(["C", "A2"]);
    expect(after[1]?.id).toBe(a?.id);
    expect(await meetingNow(meeting.id)).toMatchObject({ roomId: a?.id, sequence: 1 });
  });

  it("knows a room again that was taken out and typed in anew", async () => {
    const { id } = await create({ rooms: [{ name: "A" }] });
    const [a] = (await keptVenues.get(organizer, id)).rooms;
    const meeting = await aMeeting(groupId, { venueId: id, roomId: a?.id });
    const typed = input({ rooms: [{ id: "", name: "a", capacity: "9" }] });
    expect((await venueCommands.update(organizer, id, typed)).ok).toBe(true);
    expect((await keptVenues.get(organizer, id)).rooms).toMatchObject([{ id: a?.id, capacity: 9 }]);
    expect((await meetingNow(meeting.id)).roomId).toBe(a?.id);
  });

  it("cannot take another venue's room", async () => {
    const other = await create({ name: "Other", rooms: [{ name: "Theirs" }] });
    const [theirs] = (await keptVenues.get(organizer, other.id)).rooms;
    const { id } = await create();
    await venueCommands.update(organizer, id, input({ rooms: [{ id: theirs?.id, name: "Mine" }] }));
    const [still] = await store.read
      .select()
      .from(rooms)
      .where(eq(rooms.id, theirs?.id ?? ""));
    expect(still).toMatchObject({ venueId: other.id, name: "Theirs" });
  });
});

describe("venueCommands.remove", () => {
  it("refuses while a meeting of anybody is there", async () => {
    const { id } = await create();
    await aMeeting((await aGroup()).id, { venueId: id, status: "draft" });
    expect(await venueCommands.remove(organizer, id)).toMatchObject({
      ok: false,
      reason: "in-use",
    });
  });

  it("leaves the tombstones of deleted meetings", async () => {
    const venue = await aVenue(groupId);
    const gone = await aMeeting(groupId, { venueId: venue.id, deletedAt: new Date() });
    expect((await venueCommands.remove(organizer, venue.id)).ok).toBe(true);
    expect(await store.read.select().from(venues)).toEqual([]);
    expect((await meetingNow(gone.id)).venueId).toBeNull();
    expect(await store.read.$count(meetings)).toBe(1);
  });
});
