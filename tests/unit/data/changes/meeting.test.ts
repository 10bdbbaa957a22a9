import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { differsFrom, readShown } from "#lib/changes/shown.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { aGroup, aMeeting, aMember, aSpeaker, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join } from "#tests/support/people.ts";

/* What calendars show of a meeting is changed in its own form. */

let organizer: Actor;
let groupId: string;
let id: string;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  id = (await aMeeting(groupId, { title: "Of owls", summary: "A walk." })).id;
  await join(id, "ann");
  await allSent();
});

const allSent = () => store.write((tx) => tx.update(outbox).set({ state: "sent" }));

async function edit(change: object) {
  const form = await getMeetingForm(organizer, id);
  const saved = await updateMeeting(organizer, meetingEditInput.parse({ ...form, ...change }));
  if (!saved.ok) throw new Error("refused");
  await makeMails();
  const mail = (await outboxNow()).find(({ state }) => state === "queued");
  return { told: saved.value.told, mail };
}

const unfolded = (calendar: string | null | undefined) => calendar?.replaceAll("\r\n ", "");

it("another title reaches the calendars of guests, with a higher SEQUENCE", async () => {
  const { told, mail } = await edit({ title: "Of bats" });
  expect(told).toBe(1);
  expect(mail?.text).toContain("Meeting: Of bats");
  expect(mail?.text).toContain("Title before: Of owls");
  expect(unfolded(mail?.calendar)).toContain("SUMMARY:Of bats");
  expect(mail?.calendar).toContain("SEQUENCE:1\r\n");
  expect((await meetingNow(id)).sequence).toBe(1);
});

describe("anything else", () => {
  const programme = async () => [
    { title: "On owls", time: "19:30", speakerIds: [(await aSpeaker(groupId, "A. Bee")).id] },
  ];

  it("is told where that is ticked", async () => {
    const { told, mail } = await edit({ programme: await programme(), tell: "on" });
    expect(told).toBe(1);
    expect(mail?.text).toContain("Programme now: 19:30 On owls (A. Bee)");
    expect(unfolded(mail?.calendar)).toContain("19:30 On owls (A. Bee)");
    expect(mail?.calendar).toContain("SEQUENCE:1\r\n");
    await allSent();
    expect((await edit({ programme: [], tell: "on" })).mail?.text).toContain("Programme before:");
  });

  it("is told to nobody else, nor where nothing is another", async () => {
    expect(await edit({ programme: await programme() })).toEqual({ told: 0, mail: undefined });
    expect(await edit({ tell: "on" })).toEqual({ told: 0, mail: undefined });
    expect((await meetingNow(id)).sequence).toBe(0);
  });
});

it.each([
  ["the words about it", { summary: "A longer walk." }],
  ["the doors", { doorsAtLocal: true }],
  ["the price", { free: true }],
  ["the way in", { accessNotes: "A step." }],
])("knows %s to be another", async (_, change) => {
  const shown = await readShown(store.read, id);
  const { startsAtLocal } = await meetingNow(id);
  const doors = "doorsAtLocal" in change ? { doorsAtLocal: startsAtLocal } : {};
  await edit({ ...change, ...doors });
  expect(shown && (await differsFrom(store.read, id, shown))).toBe(true);
});
