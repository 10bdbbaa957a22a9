import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import {
  articles,
  auditEvents,
  meetings,
  outbox,
  programmeItems,
  programmeSpeakers,
  relations,
} from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { Tell } from "#lib/changes/tell.ts";
import { newId } from "#lib/ids.ts";
import { articleCommands } from "#lib/reading/articles/commands.ts";
import { articleInput } from "#lib/reading/articles/input.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { aGroup, aMeeting, aMember, aSpeaker, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";

/* A fact of a meeting that is kept elsewhere is another: who is coming hears of it. */

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const input = (change: object = {}) =>
  venueInput.parse({ groupId, name: "Old Hall", address: "1 Lane", locality: "Leeds", ...change });

async function aHall(change: object = {}): Promise<string> {
  const saved = await venueCommands.create(organizer, input(change));
  if (!saved.ok) throw new Error("refused");
  return saved.value.id;
}

async function comes(meetingId: string, ...names: string[]) {
  for (const name of names) {
    await joinMeeting({ meetingId, name, email: `${name}@example.org`, partySize: 1 });
  }
}

/** What was mailed before was read before. */
const allSent = () => store.write((tx) => tx.update(outbox).set({ state: "sent" }));

/** Mails of a change that wait, in the order of their readers. */
async function told() {
  await makeMails();
  return (await outboxNow())
    .filter(({ kind, state }) => kind === "meeting-changed" && state === "queued")
    .toSorted((a, b) => a.toEmail.localeCompare(b.toEmail));
}

const sequenceOf = (calendar: string | null | undefined) =>
  Number(/SEQUENCE:(\d+)/.exec(calendar ?? "")?.[1]);

describe("a venue", () => {
  async function aMeetingThere(more: object = {}) {
    const venueId = await aHall(more);
    const meeting = await aMeeting(groupId, { venueId, title: "The river" });
    await comes(meeting.id, "ann", "bob");
    await allSent();
    return { venueId, meetingId: meeting.id };
  }

  it("tells each who is coming of its street once, with the entry made anew", async () => {
    const { venueId, meetingId } = await aMeetingThere();
    expect(await keptVenues.toTell(venueId)).toEqual({ meetings: 1, people: 2 });
    const [before] = await outboxNow();
    const saved = await venueCommands.update(
      organizer,
      venueId,
      input({ address: "2 Lane" }),
      "weighty",
    );
    expect(saved).toMatchObject({ value: { told: { mails: 2, moved: true } } });
    const mails = await told();
    expect(mails.map(({ toEmail }) => toEmail)).toEqual(["ann@example.org", "bob@example.org"]);
    expect(mails[0]?.text).toContain("Where: Old Hall, 2 Lane, Leeds");
    expect(mails[0]?.text).toContain("Place before: Old Hall, 1 Lane, Leeds");
    expect(mails[0]?.text).not.toContain("Before:");
    expect(mails[0]?.calendarMethod).toBe("REQUEST");
    expect(mails[0]?.calendar?.replaceAll("\r\n ", "")).toContain("2 Lane");
    expect(sequenceOf(mails[0]?.calendar)).toBeGreaterThan(sequenceOf(before?.calendar));
    expect((await meetingNow(meetingId)).sequence).toBe(1);
    const trail = await store.read.select().from(auditEvents);
    const said = (action: string) => trail.find((entry) => entry.action === action);
    expect(said("venue.updated")?.detail).toMatchObject({ told: 2 });
    const own = { meetingId, detail: { fields: "where", told: 2 } };
    expect(said("meeting.changed")).toMatchObject(own);
  });

  it("sends one mail for two fields, and one for each meeting", async () => {
    const { venueId } = await aMeetingThere();
    const other = await aMeeting(groupId, { venueId, title: "The sea" });
    await comes(other.id, "ann");
    await allSent();
    expect(await keptVenues.toTell(venueId)).toEqual({ meetings: 2, people: 2 });
    const change = { name: "New Hall", address: "2 Lane", postcode: "LS1" };
    await venueCommands.update(organizer, venueId, input(change), "weighty");
    expect(
      (await told()).map(({ toEmail, subject }) => `${toEmail} ${/river|sea/.exec(subject)}`),
    ).toEqual(["ann@example.org river", "ann@example.org sea", "bob@example.org river"]);
  });

  it("tells of a room's name, and those alone who are in it", async () => {
    const venueId = await aHall({ rooms: [{ name: "Blue" }, { name: "Red" }] });
    const [blue, red] = (await keptVenues.get(organizer, venueId)).rooms;
    const inBlue = await aMeeting(groupId, { venueId, roomId: blue?.id });
    const inRed = await aMeeting(groupId, { venueId, roomId: red?.id });
    await comes(inBlue.id, "ann");
    await comes(inRed.id, "bob");
    await allSent();
    const rooms = [
      { id: blue?.id, name: "Green" },
      { id: red?.id, name: "Red" },
    ];
    await venueCommands.update(organizer, venueId, input({ rooms }), "weighty");
    const mails = await told();
    expect(mails.map(({ toEmail }) => toEmail)).toEqual(["ann@example.org"]);
    expect(mails[0]?.text).toContain("Place before: Blue, Old Hall");
    expect((await meetingNow(inRed.id)).sequence).toBe(0);
  });

  it("tells nobody of notes, unless the organizer wants it, and then what they say", async () => {
    const { venueId } = await aMeetingThere();
    const notes = (accessNotes: string, tell: Tell) =>
      venueCommands.update(organizer, venueId, input({ accessNotes }), tell);
    expect(await notes("A step.", "weighty")).toMatchObject({ value: { told: { mails: 0 } } });
    expect(await told()).toEqual([]);
    await notes("Two steps.", "any");
    const [mail] = await told();
    expect(mail?.text).toContain("The way in now: The building: Two steps.");
    expect(mail?.text).toContain("The way in before: The building: A step.");
  });

  it("tells nobody where the tick is off, nor where nothing is another; feeds move all the same", async () => {
    const { venueId, meetingId } = await aMeetingThere();
    const saved = await venueCommands.update(organizer, venueId, input({ address: "2 Lane" }));
    expect(saved).toMatchObject({ value: { told: { mails: 0, moved: true } } });
    expect((await meetingNow(meetingId)).sequence).toBe(1);
    await venueCommands.update(organizer, venueId, input({ address: "2 Lane" }), "any");
    expect((await meetingNow(meetingId)).sequence).toBe(1);
    expect(await told()).toEqual([]);
  });

  it("tells nobody of a meeting that is over, off, or a draft", async () => {
    const venueId = await aHall();
    for (const row of [
      { status: "cancelled" as const },
      { status: "postponed" as const },
      { status: "draft" as const },
    ]) {
      const meeting = await aMeeting(groupId, { venueId });
      await comes(meeting.id, "ann");
      await store.write((tx) => tx.update(meetings).set(row).where(eq(meetings.id, meeting.id)));
    }
    await allSent();
    expect(await keptVenues.toTell(venueId)).toEqual({ meetings: 0, people: 0 });
    await venueCommands.update(organizer, venueId, input({ address: "2 Lane" }), "any");
    expect(await told()).toEqual([]);
  });

  it("merged into another tells those whose place it was, and of the facts taken over", async () => {
    const { venueId, meetingId } = await aMeetingThere();
    const into = await aHall({ name: "New Hall", address: "", locality: "" });
    const there = await aMeeting(groupId, { venueId: into });
    await comes(there.id, "cyd");
    await allSent();
    const preview = await venueCommands.preview(organizer, venueId, into);
    expect(preview.toTell).toEqual({ meetings: 2, people: 3 });
    const merged = await venueCommands.merge(organizer, venueId, into, "weighty");
    expect(merged).toMatchObject({ value: { told: { mails: 3, moved: true } } });
    const [ann, , cyd] = await told();
    expect(ann?.text).toContain("Where: New Hall, 1 Lane, Leeds");
    expect(ann?.text).toContain("Place before: Old Hall, 1 Lane, Leeds");
    expect(cyd?.text).toContain("Place before: New Hall\n");
    expect((await meetingNow(meetingId)).sequence).toBe(1);
  });

  it("merged into one that says it all counts those alone whose place it was, as are told", async () => {
    const { venueId } = await aMeetingThere();
    const into = await aHall({ name: "New Hall" });
    const there = await aMeeting(groupId, { venueId: into });
    await comes(there.id, "cyd");
    await allSent();
    const { toTell } = await venueCommands.preview(organizer, venueId, into);
    expect(toTell).toEqual({ meetings: 1, people: 2 });
    const merged = await venueCommands.merge(organizer, venueId, into, "weighty");
    expect(merged).toMatchObject({ value: { told: { mails: 2 } } });
  });
});

describe("a speaker", () => {
  async function onProgramme(name: string) {
    const { id } = await aSpeaker(groupId, name);
    const meeting = await aMeeting(groupId);
    const itemId = newId();
    await store.write(async (tx) => {
      await tx.insert(programmeItems).values({
        id: itemId,
        meetingId: meeting.id,
        position: 0,
        kind: "talk",
        title: "On rivers",
      });
      await tx.insert(programmeSpeakers).values({ itemId, speakerId: id, position: 0 });
    });
    await comes(meeting.id, "ann");
    await allSent();
    return { id, meetingId: meeting.id };
  }
  const called = (name: string, more: object = {}) =>
    speakerInput.parse({ groupId, name, ...more });

  it("of another name is told, of another biography not", async () => {
    const { id } = await onProgramme("A. Bee");
    await speakerCommands.update(
      organizer,
      id,
      called("A. Bee", { biography: "Born." }),
      "weighty",
    );
    expect(await told()).toEqual([]);
    await speakerCommands.update(organizer, id, called("Dr Ann Bee"), "weighty");
    const [mail] = await told();
    expect(mail?.text).toContain("Programme now: On rivers (Dr Ann Bee)");
    expect(mail?.text).toContain("Programme before: On rivers (A. Bee)");
    expect(mail?.calendar?.replaceAll("\r\n ", "")).toContain("On rivers (Dr Ann Bee)");
    expect(sequenceOf(mail?.calendar)).toBe(1);
  });

  it("merged into another is told", async () => {
    const { id } = await onProgramme("A. Bee");
    const other = await aSpeaker(groupId, "Ann Bee");
    await speakerCommands.merge(organizer, id, other.id, "weighty");
    expect((await told())[0]?.text).toContain("Programme before: On rivers (A. Bee)");
  });
});

it("an article to be read before is told only where it is wanted", async () => {
  const article = (title: string) => articleInput.parse({ groupId, title, insist: "duplicate" });
  const saved = await articleCommands.create(organizer, article("Of moths"));
  if (!saved.ok) throw new Error("refused");
  const { id } = saved.value;
  const meeting = await aMeeting(groupId);
  await store.write((tx) =>
    tx
      .insert(relations)
      .values({ meetingId: meeting.id, articleId: id, relation: "read-before", position: 0 }),
  );
  await comes(meeting.id, "ann");
  await allSent();
  expect(await keptArticles.toTell(id)).toEqual({ meetings: 1, people: 1 });
  await articleCommands.update(organizer, id, article("On moths"), "weighty");
  expect(await told()).toEqual([]);
  await articleCommands.update(organizer, id, article("About moths"), "any");
  expect((await told())[0]?.text).toContain("To read before: About moths");
  expect(await store.read.$count(articles)).toBe(1);
});
