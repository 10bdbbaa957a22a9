import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  hosts,
  meetings,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  relations,
  topics,
} from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { findInvitedMeeting } from "#lib/meetings/whole.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { unpublishMeeting } from "#lib/scheduling/state.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { groupCalendar, meetingCalendar, siteCalendar } from "#lib/syndication/calendars.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aSpeaker, aVenue, meetingNow } from "#tests/factories.ts";
import { linesOf, readByName } from "#tests/support/calendar-readers.ts";

const NOW = new Date("2026-11-22T10:00:00.500Z");
let restore = () => {};
beforeEach(() => {
  restore = setClock(NOW);
});
afterEach(() => restore());

function at(time: string) {
  restore();
  restore = setClock(new Date(time));
}

async function textOfGroup(slug: string): Promise<string> {
  const found = await groupCalendar(slug);
  if (!found || !("content" in found)) throw new Error("no such calendar");
  return found.content.text;
}

async function contentOfMeeting(slug: string) {
  const found = await meetingCalendar(slug);
  if (!found || !("content" in found)) throw new Error("no such calendar");
  return found.content;
}

const titles = (text: string) => readByName(text).map(({ title }) => title);
const local = (startsAtLocal: string) => ({
  startsAtLocal,
  endsAtLocal: startsAtLocal.replace(/T\d\d/, "T23"),
});

describe("the calendar of all meetings", () => {
  it("has what the public may see, and the tombstones of what it saw", async () => {
    const { id } = await aGroup({ name: "Lantern Circle" });
    await aMeeting(id, { title: "Public" });
    await aMeeting(id, { title: "Cancelled one", status: "cancelled" });
    await aMeeting(id, { title: "Put off", status: "postponed" });
    await aMeeting(id, { title: "Draft", status: "draft" });
    await aMeeting(id, { title: "Unlisted", visibility: "unlisted" });
    await aMeeting(id, { title: "Back to draft", status: "draft", firstPublishedAt: NOW });
    await aMeeting(id, { title: "Deleted", deletedAt: NOW });
    await aMeeting(id, { title: "Hidden and gone", visibility: "unlisted", deletedAt: NOW });
    const { text } = await siteCalendar();
    expect(titles(text).sort()).toEqual([
      "Cancelled: Cancelled one",
      "Cancelled: a meeting of Lantern Circle",
      "Cancelled: a meeting of Lantern Circle",
      "Postponed: Put off",
      "Public",
    ]);
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(4);
    expect(text).not.toMatch(/Draft|draft|Unlisted|Deleted|Hidden/);
  });

  describe("has of what it lost", () => {
    async function aLoss() {
      const { id } = await aGroup({ name: "Lantern Circle" });
      const organizer = await aMember(id);
      const venue = await aVenue(id, { name: "The Old Tannery" });
      const meeting = await aMeeting(id, {
        title: "Moths",
        summary: "By lamplight.",
        venueId: venue.id,
        onlineUrl: "https://meet.example.org/x",
        onlineUrlFor: "everyone",
      });
      return { organizer, id: meeting.id };
    }
    const edit = async (organizer: Actor, id: string, changes: object) => {
      const input = { ...(await getMeetingForm(organizer, id)), ...changes };
      const parsed = meetingEditInput.parse(input);
      expect(await updateMeeting(organizer, parsed)).toMatchObject({ ok: true });
    };

    it("what it was, and nothing more, of a meeting taken back to draft", async () => {
      const { organizer, id } = await aLoss();
      const [before] = readByName((await siteCalendar()).text);
      await unpublishMeeting(organizer, { id, note: "" });
      await edit(organizer, id, {
        title: "A surprise",
        startsAtLocal: "2027-01-01T10:00",
        endsAtLocal: "2027-01-01T11:00",
      });
      const { text } = await siteCalendar();
      const [after, ...more] = readByName(text);
      expect(more).toEqual([]);
      expect(after).toMatchObject({
        uid: before?.uid,
        start: before?.start,
        end: before?.end,
        title: "Cancelled: Moths (Lantern Circle)",
      });
      expect(linesOf(text)).toContain("STATUS:CANCELLED");
      expect(text).not.toMatch(/surprise|lamplight|Tannery|meet\.example|\/meetings\/meeting/);
    });

    it("the same of one that only those who have the link find from now on", async () => {
      const { organizer, id } = await aLoss();
      await edit(organizer, id, { visibility: "unlisted" });
      await edit(organizer, id, { title: "A secret" });
      const { text } = await siteCalendar();
      expect(titles(text)).toEqual(["Cancelled: Moths (Lantern Circle)"]);
      expect(linesOf(text)).toContain("SEQUENCE:2");
      const { slug } = await meetingNow(id);
      expect(titles((await contentOfMeeting(slug)).text)).toEqual(["A secret"]);
      await edit(organizer, id, { visibility: "public" });
      expect(titles((await siteCalendar()).text)).toEqual(["A secret"]);
      expect(linesOf((await siteCalendar()).text)).toContain("SEQUENCE:3");
    });

    it("only that a meeting is off, where it is not to be named", async () => {
      const { organizer, id } = await aLoss();
      await edit(organizer, id, { visibility: "unlisted", unnamed: "on" });
      const unnamed = ["Cancelled: a meeting of Lantern Circle"];
      expect(titles((await siteCalendar()).text)).toEqual(unnamed);
      await edit(organizer, id, { visibility: "public" });
      await unpublishMeeting(organizer, { id, note: "", unnamed: true });
      expect(titles((await siteCalendar()).text)).toEqual(unnamed);
      const { slug } = await meetingNow(id);
      expect(titles((await contentOfMeeting(slug)).text)).toEqual(unnamed);
    });

    it("nothing of one that it never had, whatever its draft says", async () => {
      const { organizer, id } = await aLoss();
      await store.write((tx) =>
        tx.update(meetings).set({ visibility: "unlisted" }).where(eq(meetings.id, id)),
      );
      await unpublishMeeting(organizer, { id, note: "" });
      await edit(organizer, id, { visibility: "public" });
      expect(titles((await siteCalendar()).text)).toEqual([]);
    });
  });

  it("reaches from 90 days back to eighteen months ahead", async () => {
    const { id } = await aGroup();
    await aMeeting(id, { title: "Long past", ...local("2026-08-23T19:00") });
    await aMeeting(id, { title: "Past", ...local("2026-08-24T19:00") });
    await aMeeting(id, { title: "Ahead", ...local("2028-05-22T19:00") });
    await aMeeting(id, { title: "Far ahead", ...local("2028-06-22T19:00") });
    expect(titles((await siteCalendar()).text)).toEqual(["Past", "Ahead"]);
  });

  it("is named after the site and shown in the zone of its first group", async () => {
    await aGroup({ name: "The Society", timeZone: "Asia/Kolkata" });
    const lines = linesOf((await siteCalendar()).text);
    expect(lines).toContain("NAME:The Society");
    expect(lines).toContain("X-WR-TIMEZONE:Asia/Kolkata");
    expect(lines).toContain("SOURCE;VALUE=URI:https://meetings.example.org/feeds/meetings.ics");
    expect(lines).toContain("BEGIN:VTIMEZONE");
  });

  it("is there even where there is nothing at all", async () => {
    const { text } = await siteCalendar();
    expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n");
  });

  it("stays the same, byte for byte, while nothing changes", async () => {
    const { id } = await aGroup();
    await aMeeting(id);
    await aMeeting(id);
    const first = await siteCalendar();
    at("2026-11-23T17:00:00Z");
    expect(await siteCalendar()).toEqual(first);
  });
});

describe("when a calendar last changed", () => {
  it("is when a meeting did, withdrawn and unlisted ones too", async () => {
    const { id } = await aGroup();
    const meeting = await aMeeting(id);
    expect((await siteCalendar()).changedAt).toEqual(NOW);
    for (const [time, change] of [
      ["2026-11-23T10:00:00Z", { title: "New" }],
      ["2026-11-24T10:00:00Z", { visibility: "unlisted" }],
      ["2026-11-25T10:00:00Z", { deletedAt: NOW }],
    ] as const) {
      at(time);
      const changedAt = new Date(time);
      await store.write((tx) =>
        tx
          .update(meetings)
          .set({ ...change, changedAt })
          .where(eq(meetings.id, meeting.id)),
      );
      expect((await siteCalendar()).changedAt).toEqual(changedAt);
    }
  });

  it("is not changed by a draft that nobody saw", async () => {
    const { id } = await aGroup();
    await aMeeting(id);
    at("2026-11-23T10:00:00Z");
    await aMeeting(id, { status: "draft" });
    expect((await siteCalendar()).changedAt).toEqual(NOW);
  });

  it("is when a meeting comes into the horizon or leaves it", async () => {
    const { id } = await aGroup();
    await aMeeting(id, { title: "Soon over", ...local("2026-11-22T19:00") });
    await aMeeting(id, { title: "Far", ...local("2028-12-01T19:00") });
    expect((await siteCalendar()).changedAt).toEqual(NOW);
    at("2027-02-21T00:00:00Z");
    const { text, changedAt } = await siteCalendar();
    expect(titles(text)).toEqual([]);
    expect(changedAt).toEqual(new Date("2027-02-20T23:00:00Z"));
    at("2027-06-03T00:00:00Z");
    expect(titles((await siteCalendar()).text)).toEqual(["Far"]);
    expect((await siteCalendar()).changedAt).toEqual(new Date("2027-06-02T19:00:00Z"));
  });

  it("is another as soon as the text is", async () => {
    const { id } = await aGroup();
    await aMeeting(id, { title: "Soon over", ...local("2026-11-22T19:00") });
    await aMeeting(id, { title: "Far", ...local("2028-12-01T19:00") });
    const edges = { "Soon over": "2027-02-20T23:00:00Z", Far: "2027-06-02T19:00:00Z" };
    for (const [title, edge] of Object.entries(edges)) {
      const seen: string[] = [];
      for (const ms of [-1, 0, 1]) {
        at(new Date(Date.parse(edge) + ms).toISOString());
        const { text, changedAt } = await siteCalendar();
        seen.push(`${titles(text).includes(title)} ${changedAt.toISOString()}`);
      }
      expect(new Set(seen).size, title).toBe(2);
    }
  });
});

describe("a group's calendar", () => {
  it("has what it hosts and what it co-hosts, in its own name and colour", async () => {
    const group = await aGroup({ slug: "walkers", name: "Walkers", accent: "#006400" });
    const other = await aGroup({ name: "Others" });
    await aMeeting(group.id, { title: "Hosted" });
    const shared = await aMeeting(other.id, { title: "Shared" });
    await aMeeting(other.id, { title: "Foreign" });
    await store.write((tx) =>
      tx.insert(hosts).values({ meetingId: shared.id, groupId: group.id, position: 0 }),
    );
    const text = await textOfGroup("walkers");
    expect(titles(text).sort()).toEqual(["Hosted", "Shared"]);
    expect(text).toContain("Host: Others\\, with Walkers");
    expect(linesOf(text)).toEqual(
      expect.arrayContaining(["NAME:Walkers", "COLOR:darkgreen", "X-APPLE-CALENDAR-COLOR:#006400"]),
    );
  });

  it("is found again after a rename, and not found where none is", async () => {
    const group = await aGroup({ slug: "new-name" });
    await store.write((tx) => keepFormerSlug(tx, "group", "old-name", group.id));
    expect(await groupCalendar("old-name")).toEqual({ movedTo: "/groups/new-name/calendar.ics" });
    expect(await groupCalendar("never-was")).toBeNull();
  });
});

describe("a meeting's calendar", () => {
  it("has the meeting, unlisted, of 2007, or withdrawn", async () => {
    const { id } = await aGroup({ name: "Lantern Circle" });
    await aMeeting(id, { slug: "unlisted", visibility: "unlisted", title: "Unlisted" });
    await aMeeting(id, {
      slug: "first",
      title: "First",
      startsAtLocal: "2007-10-07T14:00",
      endsAtLocal: "2007-10-07T17:00",
    });
    await aMeeting(id, { slug: "gone", deletedAt: NOW });
    expect(titles((await contentOfMeeting("unlisted")).text)).toEqual(["Unlisted"]);
    const first = await contentOfMeeting("first");
    expect(readByName(first.text)[0]?.start).toBe(Date.parse("2007-10-07T13:00:00Z"));
    expect(first.filename).toBe("first.ics");
    expect(titles((await contentOfMeeting("gone")).text)).toEqual([
      "Cancelled: a meeting of Lantern Circle",
    ]);
  });

  it("of one that was withdrawn and named anew stays where it was", async () => {
    const { id } = await aGroup({ name: "Lantern Circle" });
    const row = {
      slug: "secret",
      title: "Secret",
      status: "draft",
      firstPublishedAt: NOW,
    } as const;
    const meeting = await aMeeting(id, row);
    await store.write((tx) => keepFormerSlug(tx, "meeting", "before", meeting.id));
    const { text, filename } = await contentOfMeeting("before");
    expect(titles(text)).toEqual(["Cancelled: a meeting of Lantern Circle"]);
    expect(text).not.toMatch(/secret/i);
    expect(filename).toBe("before.ics");
  });

  it("is none for a draft, and moves with the meeting", async () => {
    const { id } = await aGroup();
    const draft = await aMeeting(id, { slug: "draft", status: "draft" });
    const meeting = await aMeeting(id, { slug: "now" });
    await store.write(async (tx) => {
      await keepFormerSlug(tx, "meeting", "before", meeting.id);
      await keepFormerSlug(tx, "meeting", "draft-before", draft.id);
    });
    expect(await meetingCalendar("draft")).toBeNull();
    expect(await meetingCalendar("draft-before")).toBeNull();
    expect(await meetingCalendar("before")).toEqual({ movedTo: "/meetings/now/calendar.ics" });
    expect(await meetingCalendar("never-was")).toBeNull();
  });

  it("tells of place, programme, reading and topics", async () => {
    const { id } = await aGroup();
    const venue = await aVenue(id, {
      name: "Town Hall",
      address: "1 Street",
      latitude: 51.5,
      longitude: -0.1,
    });
    const [ann, bea] = [await aSpeaker(id, "Ann"), await aSpeaker(id, "Bea")];
    const meeting = await aMeeting(id, {
      slug: "full",
      venueId: venue.id,
      startsAtLocal: "2026-12-01T19:00",
      endsAtLocal: "2026-12-01T21:00",
    });
    await store.write(async (tx) => {
      await tx.insert(programmeItems).values({
        id: "i1",
        meetingId: meeting.id,
        position: 0,
        kind: "talk",
        title: "Talk",
        offsetMinutes: 30,
      });
      await tx
        .insert(programmeItems)
        .values({ id: "i2", meetingId: meeting.id, position: 1, kind: "break", title: "Tea" });
      await tx.insert(programmeSpeakers).values([
        { itemId: "i1", speakerId: bea.id, position: 1 },
        { itemId: "i1", speakerId: ann.id, position: 0 },
      ]);
      await tx.insert(topics).values({ id: "t1", slug: "t", name: "Rivers, lakes" });
      await tx.insert(meetingTopics).values({ meetingId: meeting.id, topicId: "t1" });
      const article = { groupId: id, searchKey: "", createdAt: NOW, changedAt: NOW };
      await tx.insert(articles).values([
        { ...article, id: "a1", slug: "a1", title: "To read", url: "https://paper.example.org/a1" },
        { ...article, id: "a2", slug: "a2", title: "Cited" },
      ]);
      await tx.insert(relations).values([
        { meetingId: meeting.id, articleId: "a1", relation: "read-before" },
        { meetingId: meeting.id, articleId: "a2", relation: "cited" },
      ]);
    });
    const lines = linesOf((await contentOfMeeting("full")).text);
    expect(lines).toContain("LOCATION:Town Hall\\, 1 Street");
    expect(lines).toContain("GEO:51.5;-0.1");
    expect(lines).toContain("CATEGORIES:Rivers\\, lakes");
    const description = lines.findLast((line) => line.startsWith("DESCRIPTION:"));
    expect(description).toContain("Programme\\n19:30 Talk (Ann\\, Bea)\\nTea");
    expect(description).toContain("Read before\\nTo read\\nhttps://paper.example.org/a1");
    expect(description).not.toContain("Cited");
  });

  it("can be read in a transaction for invitations", async () => {
    const { id } = await aGroup();
    const meeting = await aMeeting(id, { title: "Invited" });
    const read = await store.write((tx) => findInvitedMeeting(tx, meeting.id));
    expect(read?.title).toBe("Invited");
    await store.write((tx) => tx.delete(groups).where(eq(groups.id, id)));
    expect(await findInvitedMeeting(store.read, meeting.id)).toBeNull();
  });
});
