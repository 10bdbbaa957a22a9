import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { tables } from "#db/tables.ts";
import { believeClock } from "#lib/clock/commands.ts";
import { lookAtClock } from "#lib/clock/keep.ts";
import { newId } from "#lib/ids.ts";
import { doJob, type Job } from "#lib/jobs/gate.ts";
import { jobs } from "#lib/jobs/list.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aSiteAdmin } from "#tests/factories.ts";

/*
 * All that the app does by the clock, with something for each job to do a year
 * from now: a job that is new wants a row below before "has something to do"
 * holds of it.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEGIN = Date.parse("2026-11-22T12:00:00Z");
const began = new Date(BEGIN);
const YEAR = 365 * DAY;

let wall: number;
let even: number;
let restore: () => void;

beforeEach(async () => {
  [wall, even] = [BEGIN, BEGIN];
  restore = setClock(
    () => wall,
    () => even,
  );
  await everything();
});
afterEach(() => restore());

const nameOf = (job: Job) => ("acts" in job ? job.acts : job.erases).name;

/** Runs for a day with a clock that is looked at every hour. */
async function runFor(hours: number) {
  for (let n = 0; n < hours; n++) {
    wall += HOUR + MINUTE;
    even += HOUR + MINUTE;
    await lookAtClock();
  }
}

async function people() {
  const group = await aGroup({ retentionDays: 7 });
  const lasting = await aGroup({ retentionDays: 3_650 });
  const past = await aMeeting(group.id, {
    startsAtLocal: "2026-11-22T13:00",
    endsAtLocal: "2026-11-22T14:00",
  });
  const asking = await aMeeting(lasting.id, {
    startsAtLocal: "2026-11-22T13:00",
    endsAtLocal: "2026-11-22T14:00",
  });
  const coming = await aMeeting(lasting.id, { startsAtLocal: "2027-11-24T12:00", seatsTaken: 1 });
  const holding = await aMeeting(lasting.id, { startsAtLocal: "2028-11-24T12:00", seatsTaken: 1 });
  const questionId = newId();
  await store.write(async (tx) => {
    await insertRsvp(tx, { meetingId: past.id, name: "Ann Webb", arrival: 1 });
    await insertRsvp(tx, { meetingId: coming.id, name: "Bea Webb", arrival: 1 });
    const heldUntil = new Date(BEGIN + 30 * MINUTE);
    await insertRsvp(tx, { meetingId: holding.id, name: "Cat Webb", arrival: 1, heldUntil });
    const guest = await insertRsvp(tx, { meetingId: asking.id, name: "Dan Webb", arrival: 1 });
    await tx.insert(tables.questions).values({
      id: questionId,
      meetingId: asking.id,
      position: 0,
      kind: "text",
      label: "Food",
      sensitive: "diet",
    });
    await tx.insert(tables.answers).values({ rsvpId: guest.id, questionId, value: "No nuts" });
    // Three days before, so that it is due whether the clock is a year ahead or some hours more.
    const reminders = [3 * 1440];
    await tx.update(tables.meetings).set({ reminders, firstPublishedAt: began });
    await tx.insert(tables.images).values({
      id: newId(),
      groupId: group.id,
      data: Buffer.from("picture"),
      width: 1,
      height: 1,
      createdAt: began,
    });
  });
}

async function readers() {
  const { id: groupId } = await aGroup();
  const reader = (name: string) => ({
    id: newId(),
    email: `${name}@example.org`,
    emailKey: `${name}@example.org`,
    createdAt: began,
    confirmedAt: began,
  });
  const weekly = reader("weekly");
  const mailingId = newId();
  await store.write(async (tx) => {
    await tx.insert(tables.subscribers).values([
      { ...weekly, pace: "weekly" },
      { ...reader("former"), unsubscribedAt: began },
    ]);
    await tx
      .insert(tables.subscriptions)
      .values({ subscriberId: weekly.id, groupId, kind: "meetings" });
    await tx.insert(tables.mailings).values({
      id: mailingId,
      kind: "update",
      audience: "subscribers",
      state: "sent",
      createdAt: began,
      changedAt: began,
    });
    const id = newId();
    await tx.insert(tables.outbox).values({
      id,
      kind: "update",
      subscriberId: weekly.id,
      mailingId,
      toEmail: weekly.email,
      subject: "News",
      text: "News\n",
      html: "<p>News</p>",
      messageId: `<${id}@example.org>`,
      state: "sent",
      nextAttemptAt: began,
      createdAt: began,
    });
  });
}

async function traces() {
  const actor = await aSiteAdmin();
  await store.write(async (tx) => {
    const values = { text: "Ann,ann@example.org" };
    await tx.insert(tables.formDrafts).values([
      { accountId: actor.accountId, form: "import:subscribers", values, savedAt: began },
      { accountId: actor.accountId, form: "meeting:new", values: {}, savedAt: began },
    ]);
    const expiresAt = new Date(BEGIN + HOUR);
    await tx
      .insert(tables.signInTokens)
      .values({ tokenHash: "a hash", email: actor.email, expiresAt });
    await tx
      .insert(tables.attendeeLinks)
      .values({ tokenHash: "a hash", emailKey: "ann@example.org", expiresAt });
    await tx.insert(tables.spentKeys).values({ id: "a key", at: began });
  });
}

async function everything() {
  await people();
  await readers();
  await traces();
}

/** All rows there are, but for how the clock has gone. */
async function allRows(): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    const all: Record<string, unknown>[] = await store.read.select().from(table);
    rows[name] = all.filter(({ key }) => key !== "clock").map((row) => JSON.stringify(row));
    rows[name].sort();
  }
  return rows;
}

it("there is no job but those of the list, and each is known by its name", () => {
  const names = jobs.map(nameOf);
  expect(new Set(names).size).toBe(jobs.length);
  expect(names).not.toContain("");
});

describe.each(jobs.map((job) => ({ name: nameOf(job), job })))("$name", ({ job }) => {
  it("has something to do here once a clock a year ahead is believed", async () => {
    wall += YEAR;
    await lookAtClock();
    await runFor(24);
    const before = await allRows();
    await doJob(job);
    expect(await allRows()).not.toEqual(before);
  });

  it("does nothing after a start with the clock a year ahead, however long it runs", async () => {
    await runFor(30);
    const before = await allRows();
    wall += YEAR;
    await doJob(job);
    await runFor(30);
    await doJob(job);
    expect(await allRows()).toEqual(before);
  });

  it("goes on once an owner has said that the clock is right, to erase after a day of running", async () => {
    await lookAtClock();
    wall += YEAR;
    await lookAtClock();
    await believeClock(await aSiteAdmin());
    const before = await allRows();
    await doJob(job);
    if ("acts" in job) {
      expect(await allRows()).not.toEqual(before);
      return;
    }
    // Of the clock a day passes, and the site does not run.
    wall += 2 * DAY;
    await doJob(job);
    expect(await allRows()).toEqual(before);
    await runFor(24);
    await doJob(job);
    expect(await allRows()).not.toEqual(before);
  });
});
