import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, mails, statuses, tokenOf } from "#tests/support/people.ts";

/* Nobody is mailed a seat that they could not come to in time. */

let organizer: Actor;
let id: string;
beforeEach(async () => {
  // The days below are dates.
  setClock(new Date("2026-11-22T12:00:00Z"));
  const groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  const meeting = await aMeeting(groupId, {
    capacity: 1,
    startsAtLocal: "2026-12-01T19:00",
    endsAtLocal: "2026-12-01T21:00",
  });
  id = meeting.id;
  await join(id, "ann");
  await join(id, "bob");
});

const at = (time: string) => setClock(new Date(`2026-12-01T${time}Z`));

const FULL = ["ann going 1", "bob waitlisted 1"];

async function edit(change: object) {
  const form = await getMeetingForm(organizer, id);
  const saved = await updateMeeting(organizer, meetingEditInput.parse({ ...form, ...change }));
  expect(saved.ok).toBe(true);
}

async function expectNobodyMoved(now: string[]) {
  expect(await statuses(id)).toEqual(now);
  expect((await mails()).join()).not.toMatch(/promoted|held/);
}

describe.each([
  ["begun", "19:00"],
  ["nearly over", "20:55"],
  ["over", "21:00"],
])("once the meeting has %s", (_, time) => {
  it("seats that are given back move nobody", async () => {
    const token = await tokenOf(id, "ann");
    at(time);
    await cancelRsvp(token);
    expect((await statuses(id)).at(-1)).toBe("bob waitlisted 1");
    expect((await mails()).join()).not.toMatch(/promoted|held/);
  });

  it("seats that are added move nobody", async () => {
    at(time);
    await edit({ capacity: "5" });
    await expectNobodyMoved(FULL);
  });
});

it("until it begins, seats that are added move those who wait", async () => {
  at("18:59");
  await edit({ capacity: "5" });
  expect(await statuses(id)).toEqual(["ann going 1", "bob going 1"]);
});
