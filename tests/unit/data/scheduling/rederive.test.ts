import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { mailings, meetings } from "#db/tables.ts";
import { listWaiting } from "#lib/desk/waiting.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { listMoved, tellMoved } from "#lib/scheduling/moved.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { rederiveInstants } from "#lib/scheduling/rederive.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { toInstant } from "#lib/time/dates.ts";
import { zoneData } from "#lib/time/instants.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join } from "#tests/support/people.ts";

const HOUR_MS = 3_600_000;
const zone = "Africa/Casablanca";
const startsAtLocal = "2038-06-03T19:00";
const startsAt = toInstant(startsAtLocal, zone);
const endsAt = toInstant("2038-06-03T21:00", zone);
const later = (at: Date) => new Date(at.getTime() + HOUR_MS);

/** An evening in Casablanca, written when the law put it an hour later. */
async function ofOlderLaw(groupId: string, more: object = {}) {
  const { id } = await aMeeting(groupId, {
    startsAtLocal,
    endsAtLocal: "2038-06-03T21:00",
    timeZone: zone,
    sequence: 3,
    ...more,
  });
  const older = { startsAt: later(startsAt), endsAt: later(endsAt), zoneData: "2024b" };
  await store.write((tx) => tx.update(meetings).set(older).where(eq(meetings.id, id)));
  return id;
}

test("a row of older data is derived anew, once, and its wall time stays", async () => {
  const group = await aGroup();
  const id = await ofOlderLaw(group.id, { doorsAtLocal: "2038-06-03T18:30" });
  expect(await rederiveInstants()).toBe(1);
  const after = await meetingNow(id);
  expect(after).toMatchObject({ startsAtLocal, startsAt, endsAt, zoneData: zoneData() });
  expect(after.doorsAt).toEqual(new Date(startsAt.getTime() - HOUR_MS / 2));
  expect(after.sequence).toBe(4);
  expect(after.movedFrom).toEqual({
    startsAt: later(startsAt).getTime(),
    endsAt: later(endsAt).getTime(),
  });
  expect(await rederiveInstants()).toBe(0);
  expect((await meetingNow(id)).sequence).toBe(4);
});

test("all of them are, however many transactions that takes", async () => {
  const group = await aGroup();
  await Promise.all(Array.from({ length: 201 }, () => aMeeting(group.id, { zoneData: "2024b" })));
  await rederiveInstants();
  expect(await store.read.$count(meetings, eq(meetings.zoneData, "2024b"))).toBe(0);
});

test("one of the same law gets its version and nothing else; one of newer data is left alone", async () => {
  const group = await aGroup();
  const same = await aMeeting(group.id, { zoneData: "2024b", sequence: 3 });
  const newer = await aMeeting(group.id, {
    zoneData: "9999z",
    startsAt: later(startsAt),
    endsAt: later(endsAt),
  });
  const { changedAt } = await meetingNow(same.id);
  expect(await rederiveInstants()).toBe(0);
  expect(await meetingNow(same.id)).toMatchObject({ zoneData: zoneData(), sequence: 3, changedAt });
  expect((await meetingNow(newer.id)).startsAt).toEqual(later(startsAt));
});

test("a draft moves without a word", async () => {
  const group = await aGroup();
  const id = await ofOlderLaw(group.id, { status: "draft" });
  expect(await rederiveInstants()).toBe(1);
  expect(await meetingNow(id)).toMatchObject({ startsAt, sequence: 3, movedFrom: null });
});

test("those moved stand on the desk until one press has told who is coming", async () => {
  const group = await aGroup();
  const organizer = await aMember(group.id);
  const stranger = await aMember((await aGroup()).id);
  const id = await ofOlderLaw(group.id);
  await join(id, "Amal");
  await join(id, "Btissam");
  await rederiveInstants();
  expect(await listMoved(organizer)).toMatchObject([
    { id, startsAt, startedAt: later(startsAt), untold: 2 },
  ]);
  expect(await listMoved(stranger)).toEqual([]);
  await tellMoved(stranger);
  expect(await listWaiting(organizer, id)).toEqual([
    { kind: "moved", n: 2, meeting: { id, title: expect.any(String) } },
  ]);

  expect(await tellMoved(organizer)).toMatchObject({ ok: true });
  expect(await listWaiting(organizer)).toEqual([]);
  const told = async () =>
    (await store.read.select().from(mailings)).filter(({ kind }) => kind === "meeting-changed");
  const [mailing] = await told();
  expect(mailing?.detail).toMatchObject({ sequence: 4 });
  expect(mailing?.body).toContain("still begins at 19:00 there; that is");
  await tellMoved(organizer);
  expect(await told()).toHaveLength(1);
  expect((await meetingNow(id)).sequence).toBe(4);
});

test.each([
  ["published", 1],
  ["postponed", 0],
  ["cancelled", 0],
  ["draft", 0],
] as const)("one that is %s by now waits on the desk: %d", async (status, waiting) => {
  const group = await aGroup();
  const id = await ofOlderLaw(group.id);
  await rederiveInstants();
  await store.write((tx) => tx.update(meetings).set({ status }).where(eq(meetings.id, id)));
  const organizer = await aMember(group.id);
  expect(await listMoved(organizer)).toHaveLength(waiting);
  await tellMoved(organizer);
  expect((await meetingNow(id)).movedFrom === null).toBe(waiting === 1);
});

test.each([
  ["tells nobody", {}, 1],
  ["tells everybody", { changeNote: "Come all." }, 0],
])("one waits until it is told: a save that %s", async (_, change, waiting) => {
  const group = await aGroup();
  const organizer = await aMember(group.id);
  const id = await ofOlderLaw(group.id);
  await join(id, "Amal");
  await rederiveInstants();
  const form = await getMeetingForm(organizer, id);
  const saved = await updateMeeting(organizer, meetingEditInput.parse({ ...form, ...change }));
  expect(saved).toMatchObject({ ok: true });
  expect(await listMoved(organizer)).toHaveLength(waiting);
});
