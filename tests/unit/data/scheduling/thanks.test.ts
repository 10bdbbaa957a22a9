import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { NotFound } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { markAsReport } from "#lib/scheduling/article-reports.ts";
import { findThanks, thankAttendees } from "#lib/scheduling/thanks.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";
import { join, tokenOf } from "#tests/support/people.ts";

const BEFORE = new Date("2027-03-10T12:00:00Z");
const AFTER = new Date("2027-03-21T12:00:00Z");

let restoreClock = () => {};
beforeEach(() => {
  restoreClock = setClock(BEFORE);
});
afterEach(() => restoreClock());

async function aPast(report = "It was well attended.") {
  const group = await aGroup();
  const organizer = await aMember(group.id);
  const { id } = await aMeeting(group.id, { startsAtLocal: "2027-03-20T19:00", capacity: 2 });
  for (const who of ["Ann", "Gone", "Bob", "Waiting"]) await join(id, who);
  await cancelRsvp(await tokenOf(id, "Gone"));
  await join(id, "Behind");
  await store.write((tx) => tx.update(meetings).set({ report }).where(eq(meetings.id, id)));
  restoreClock();
  restoreClock = setClock(AFTER);
  return { id, organizer, groupId: group.id };
}

const thanked = async () =>
  (await outboxNow()).filter(({ kind }) => kind === "meeting-thanks").map((row) => row.toEmail);

it("thanks those who were going, once, with the report's link", async () => {
  const { id, organizer } = await aPast();
  const [first, second] = await Promise.all([
    thankAttendees(organizer, { id, note: "" }),
    thankAttendees(organizer, { id, note: "" }),
  ]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  await makeMails();
  expect((await thanked()).sort()).toEqual(["ann@example.org", "bob@example.org"]);
  const mail = (await outboxNow()).find(({ kind }) => kind === "meeting-thanks");
  expect(mail?.text).toContain(`https://meetings.example.org/meetings/`);
  expect(await thankAttendees(organizer, { id, note: "" })).toMatchObject({ reason: "twice" });
});

it("shows beforehand what is sent and to how many, without a secret link", async () => {
  const { id, organizer } = await aPast();
  const shown = await findThanks(organizer, await meetingNow(id));
  expect(shown).toMatchObject({ thankedAt: null, people: 2 });
  expect(shown?.mail.text).toContain(`${organizer.name}, thank you for coming.`);
  expect(shown?.mail.text).not.toContain("{{");
  expect(await thanked()).toEqual([]);
});

it("waits for the end and for the report", async () => {
  const { id, organizer } = await aPast("");
  expect(await thankAttendees(organizer, { id, note: "" })).toMatchObject({ reason: "early" });
  expect(await findThanks(organizer, await meetingNow(id))).toBeNull();
  await store.write((tx) => tx.update(meetings).set({ report: "x" }).where(eq(meetings.id, id)));
  restoreClock();
  restoreClock = setClock(BEFORE);
  expect(await thankAttendees(organizer, { id, note: "" })).toMatchObject({ reason: "early" });
  expect((await meetingNow(id)).thankedAt).toBeNull();
});

it("an article that is its report is a report to link to", async () => {
  const { id, organizer, groupId } = await aPast("");
  const { id: articleId } = await store.write((tx) =>
    insertArticle(tx, { groupId, title: "A full house" }),
  );
  await markAsReport(organizer, { articleId, meetingId: id });
  expect(await findThanks(organizer, await meetingNow(id))).toMatchObject({ people: 2 });
  expect(await thankAttendees(organizer, { id, note: "" })).toMatchObject({ ok: true });
});

it("is for organizers of the group", async () => {
  const { id, groupId } = await aPast();
  const helper = await aMember(groupId, "helper");
  const stranger = await aMember((await aGroup()).id, "owner");
  for (const actor of [helper, stranger]) {
    await expect(thankAttendees(actor, { id, note: "" })).rejects.toThrow(NotFound);
  }
  expect((await meetingNow(id)).thankedAt).toBeNull();
});
