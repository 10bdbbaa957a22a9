import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { formerSlugs, programmeItems, programmeSpeakers, speakers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { NotFound, say } from "#lib/result.ts";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { aGroup, aMeeting, aMember, aSpeaker, meetingNow } from "#tests/factories.ts";

let groupId: string;
let organizer: Actor;
let stranger: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  stranger = await aMember((await aGroup()).id);
});

/** A programme item of a meeting with these speakers. */
async function anItem(meetingId: string, ...speakerIds: string[]) {
  const itemId = newId();
  await store.write(async (tx) => {
    await tx
      .insert(programmeItems)
      .values({ id: itemId, meetingId, position: 0, kind: "talk", title: "Talk" });
    for (const [position, speakerId] of speakerIds.entries()) {
      await tx.insert(programmeSpeakers).values({ itemId, speakerId, position });
    }
  });
  return itemId;
}

const input = (change: object = {}) => speakerInput.parse({ groupId, name: "Ann Lee", ...change });

describe("a speaker", () => {
  it("is added, renamed with a redirect, and the meetings' readers are told", async () => {
    const saved = await speakerCommands.create(organizer, input());
    if (!saved.ok) throw new Error("refused");
    const { id } = saved.value;
    const meeting = await aMeeting(groupId, { changedAt: new Date(0) });
    await anItem(meeting.id, id);

    await speakerCommands.update(organizer, id, input({ biography: "Historian." }));
    expect((await meetingNow(meeting.id)).changedAt).toEqual(new Date(0));
    await speakerCommands.update(organizer, id, input({ name: "Ann Lee-Park" }));
    expect((await meetingNow(meeting.id)).changedAt.getTime()).toBeGreaterThan(0);
    expect((await meetingNow(meeting.id)).sequence).toBe(0);
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { kind: "speaker", slug: "ann-lee", targetId: id },
    ]);
  });

  it("is seen by others once on a public programme, and theirs to pick, not to change", async () => {
    const speaker = await aSpeaker(groupId);
    expect(await keptSpeakers.find(stranger, speaker.id)).toBeNull();
    const meeting = await aMeeting(groupId);
    await anItem(meeting.id, speaker.id);
    await anItem(meeting.id, speaker.id);
    expect((await keptSpeakers.listFor(stranger)).map(({ id }) => id)).toEqual([speaker.id]);
    expect((await keptSpeakers.list(stranger)).rows[0]?.uses).toBe(1);
    await expect(speakerCommands.update(stranger, speaker.id, input())).rejects.toThrow(NotFound);
    await expect(speakerCommands.remove(stranger, speaker.id)).rejects.toThrow(NotFound);
  });

  it("is deleted only when on no programme", async () => {
    const speaker = await aSpeaker(groupId);
    const meeting = await aMeeting(groupId, { status: "draft" });
    await anItem(meeting.id, speaker.id);
    const refused = await speakerCommands.remove(organizer, speaker.id);
    expect(!refused.ok && say(refused)).toBe(
      "This speaker is on the programme of 1 meeting, so cannot be deleted. Change that meeting first, or merge the speaker into another.",
    );
    const unused = await aSpeaker(groupId);
    expect((await speakerCommands.remove(organizer, unused.id)).ok).toBe(true);
    expect(await store.read.$count(speakers)).toBe(1);
  });
});

describe("speakerCommands.merge", () => {
  it("moves them on every programme, once per item", async () => {
    const from = await aSpeaker(groupId, "A. Lee");
    const into = await aSpeaker(groupId, "Ann Lee");
    const meeting = await aMeeting(groupId, { changedAt: new Date(0) });
    const both = await anItem(meeting.id, from.id, into.id);
    const alone = await anItem(meeting.id, from.id);

    expect(await speakerCommands.preview(organizer, from.id, into.id)).toMatchObject({
      uses: 1,
      upcoming: 1,
    });
    expect(await speakerCommands.merge(organizer, from.id, into.id)).toMatchObject({ ok: true });

    const parts = await store.read.select().from(programmeSpeakers);
    expect(parts.map(({ itemId, speakerId }) => [itemId, speakerId]).sort()).toEqual(
      [
        [both, into.id],
        [alone, into.id],
      ].sort(),
    );
    expect(await store.read.$count(speakers)).toBe(1);
    expect((await meetingNow(meeting.id)).changedAt.getTime()).toBeGreaterThan(0);
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { slug: from.slug, targetId: into.id },
    ]);
  });

  it("takes an organizer of both", async () => {
    const own = await aSpeaker(groupId);
    const other = await aSpeaker((await aGroup()).id);
    await expect(speakerCommands.merge(organizer, own.id, other.id)).rejects.toThrow(NotFound);
  });
});
