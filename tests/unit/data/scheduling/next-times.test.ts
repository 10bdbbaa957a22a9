import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { formerSlugs, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { meetingJsonLd } from "#lib/feeds/jsonld.ts";
import { possibleVerbs } from "#lib/meetings/policy.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { cancelMeeting, postponeMeeting, reinstateMeeting } from "#lib/scheduling/state.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join } from "#tests/support/people.ts";

/* A meeting that is off keeps the times that it was announced for until it is on again. */

let organizer: Actor;
let id: string;
beforeEach(async () => {
  // The days below are dates.
  setClock(new Date("2026-11-22T12:00:00Z"));
  const groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  const meeting = await aMeeting(groupId, {
    slug: "of-owls-2026-12-01",
    title: "Of owls",
    startsAtLocal: "2026-12-01T19:00",
    doorsAtLocal: "2026-12-01T18:30",
  });
  id = meeting.id;
  await join(id, "ann");
  await allSent();
});

const allSent = () => store.write((tx) => tx.update(outbox).set({ state: "sent" }));

/** Saves the form with these changes. */
async function edit(change: object) {
  const form = await getMeetingForm(organizer, id);
  const saved = await updateMeeting(organizer, meetingEditInput.parse({ ...form, ...change }));
  expect(saved.ok).toBe(true);
}

const moveTo = (day: string) =>
  edit({
    startsAtLocal: `${day}T19:00`,
    endsAtLocal: `${day}T21:00`,
    doorsAtLocal: `${day}T18:30`,
  });

async function lastMail() {
  await makeMails();
  return (await outboxNow()).findLast(({ state }) => state === "queued");
}

describe("a postponed meeting that is given another date", () => {
  it("was to be when it was announced, everywhere, until it is on again", async () => {
    await postponeMeeting(organizer, { id, note: "" });
    await moveTo("2027-01-12");
    expect(await meetingNow(id)).toMatchObject({
      startsAtLocal: "2026-12-01T19:00",
      doorsAtLocal: "2026-12-01T18:30",
      slug: "of-owls-2026-12-01",
      sequence: 1,
    });
    expect((await getMeetingForm(organizer, id)).startsAtLocal).toBe("2027-01-12T19:00");
    const page = await findPublicMeeting("of-owls-2026-12-01");
    expect(page?.startsAtLocal).toBe("2026-12-01T19:00");
    const { startDate, previousStartDate } = meetingJsonLd(page!, "https://a.example/", "") as {
      startDate?: unknown;
      previousStartDate?: unknown;
    };
    expect([startDate, previousStartDate]).toEqual(Array(2).fill("2026-12-01T19:00:00+00:00"));
    expect((await lastMail())?.text).toContain("Was to be: Tuesday 1 December 2026, 19:00");
  });

  it("is then at the new date, and says once when it was to be", async () => {
    await postponeMeeting(organizer, { id, note: "" });
    await makeMails();
    await allSent();
    await moveTo("2027-01-12");
    await edit({ title: "Of owls" });
    expect((await reinstateMeeting(organizer, { id, note: "" })).ok).toBe(true);
    expect(await meetingNow(id)).toMatchObject({
      startsAtLocal: "2027-01-12T19:00",
      startsAt: new Date("2027-01-12T19:00Z"),
      doorsAtLocal: "2027-01-12T18:30",
      doorsAt: new Date("2027-01-12T18:30Z"),
      nextTimes: null,
      slug: "of-owls-2027-01-12",
    });
    expect(await store.read.select().from(formerSlugs)).toMatchObject([
      { slug: "of-owls-2026-12-01" },
    ]);
    const mail = await lastMail();
    expect(mail?.kind).toBe("meeting-reinstated");
    expect(mail?.text).toContain("When: Tuesday 12 January 2027, 19:00");
    expect(mail?.text).toContain("Before: Tuesday 1 December 2026, 19:00");
  });

  it("is off at the date that was announced, where it is cancelled after all", async () => {
    await postponeMeeting(organizer, { id, note: "" });
    await makeMails();
    await allSent();
    await moveTo("2027-01-12");
    await cancelMeeting(organizer, { id, note: "" });
    const mail = await lastMail();
    expect(mail?.text).toContain("Was to be: Tuesday 1 December 2026, 19:00");
    expect(mail?.text).not.toContain("2027");
  });

  it("forgets it where the date is typed back", async () => {
    await postponeMeeting(organizer, { id, note: "" });
    await moveTo("2027-01-12");
    await moveTo("2026-12-01");
    expect((await meetingNow(id)).nextTimes).toBeNull();
  });
});

it("a cancelled meeting whose date has gone by can be put on again for another", async () => {
  const past = { startsAtLocal: "2026-01-01T19:00", endsAtLocal: "2026-01-01T21:00" };
  const { id: over, groupId } = await meetingNow(id);
  const gone = await aMeeting(groupId, { ...past, status: "cancelled" });
  id = gone.id;
  expect(possibleVerbs(await meetingNow(id), now())).toEqual([]);
  await edit({ startsAtLocal: "2027-01-12T19:00", endsAtLocal: "2027-01-12T21:00" });
  expect(possibleVerbs(await meetingNow(id), now())).toEqual(["reinstate"]);
  expect((await reinstateMeeting(organizer, { id, note: "" })).ok).toBe(true);
  expect((await meetingNow(over)).startsAtLocal).toBe("2026-12-01T19:00");
});
