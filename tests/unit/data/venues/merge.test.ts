import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { formerSlugs, rooms, venues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { NotFound } from "#lib/result.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { planRooms } from "#lib/venues/merge.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { aGroup, aMeeting, aMember, aVenue, meetingNow } from "#tests/factories.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const aRoom = async (venueId: string, name: string) => {
  const id = newId();
  await store.write((tx) => tx.insert(rooms).values({ id, venueId, name }));
  return id;
};

describe("venueCommands.merge", () => {
  it("moves meetings, joins rooms of one name, takes over what is missing, keeps the address", async () => {
    const from = await aVenue(groupId, {
      slug: "the-hall",
      address: "1 Lane",
      locality: "London",
      capacity: 80,
      url: "https://example.org/",
    });
    const into = await aVenue(groupId, { capacity: 60 });
    const [main, side] = [await aRoom(from.id, "Main"), await aRoom(from.id, "Side")];
    const kept = await aRoom(into.id, "MAIN");
    const a = await aMeeting(groupId, { venueId: from.id, roomId: main });
    const b = await aMeeting((await aGroup()).id, { venueId: from.id, roomId: side });
    const c = await aMeeting(groupId, { venueId: into.id });

    expect(await venueCommands.preview(organizer, from.id, into.id)).toMatchObject({
      uses: 2,
      upcoming: 2,
      taken: ["the address", "the website"],
    });
    const plan = planRooms(
      await keptVenues.get(organizer, from.id),
      await keptVenues.get(organizer, into.id),
    );
    expect(plan.moved).toMatchObject([{ name: "Side" }]);
    expect(plan.joined).toMatchObject([{ room: { name: "Main" }, into: kept }]);
    expect(await venueCommands.merge(organizer, from.id, into.id)).toMatchObject({ ok: true });

    expect(await store.read.$count(venues)).toBe(1);
    expect(await meetingNow(a.id)).toMatchObject({ venueId: into.id, roomId: kept, sequence: 1 });
    expect(await meetingNow(b.id)).toMatchObject({ venueId: into.id, roomId: side, sequence: 1 });
    // The one that stayed has an address now, so those who were there are told as well.
    expect((await meetingNow(c.id)).sequence).toBe(1);
    const whole = await keptVenues.get(organizer, into.id);
    expect(whole).toMatchObject({ address: "1 Lane", capacity: 60, url: "https://example.org/" });
    expect(whole.rooms.map((room) => room.name).sort()).toEqual(["MAIN", "Side"]);
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { kind: "venue", slug: "the-hall", targetId: into.id },
    ]);
  });

  it("raises the SEQUENCE of those that move alone, not of those whose page says more", async () => {
    const from = await aVenue(groupId, { directions: "Up the stairs." });
    const into = await aVenue(groupId);
    const moves = await aMeeting(groupId, { venueId: from.id });
    const stays = await aMeeting(groupId, { venueId: into.id });
    await venueCommands.merge(organizer, from.id, into.id);
    expect((await keptVenues.get(organizer, into.id)).directions).toBe("Up the stairs.");
    expect((await meetingNow(moves.id)).sequence).toBe(1);
    expect((await meetingNow(stays.id)).sequence).toBe(0);
  });

  it("takes the link of a map where the other has no place on one", async () => {
    const mapLink = "https://maps.app.goo.gl/abc";
    const from = await aVenue(groupId, { mapLink });
    const into = await aVenue(groupId);
    await venueCommands.merge(organizer, from.id, into.id);
    expect((await keptVenues.get(organizer, into.id)).mapLink).toBe(mapLink);
    const third = await aVenue(groupId, { latitude: 51.5, longitude: 0 });
    await venueCommands.merge(organizer, into.id, third.id);
    expect((await keptVenues.get(organizer, third.id)).mapLink).toBeNull();
  });

  it("carries earlier addresses along", async () => {
    const [a, b, c] = [await aVenue(groupId), await aVenue(groupId), await aVenue(groupId)];
    await venueCommands.merge(organizer, a.id, b.id);
    await venueCommands.merge(organizer, b.id, c.id);
    const former = await store.read.select().from(formerSlugs);
    expect(former.map(({ slug, targetId }) => [slug, targetId]).sort()).toEqual([
      [a.slug, c.id],
      [b.slug, c.id],
    ]);
  });

  it("takes an organizer of both, and two venues", async () => {
    const own = await aVenue(groupId);
    const other = await aVenue((await aGroup()).id);
    await aMeeting(other.groupId, { venueId: other.id });
    await expect(venueCommands.merge(organizer, own.id, other.id)).rejects.toThrow(NotFound);
    await expect(venueCommands.merge(organizer, other.id, own.id)).rejects.toThrow(NotFound);
    expect(await venueCommands.merge(organizer, own.id, own.id)).toMatchObject({ reason: "same" });
  });
});
