import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "#db/seed.ts";
import { store } from "#db/store.ts";
import {
  accounts,
  formerSlugs,
  groups,
  meetings,
  members,
  rsvps,
  subscriptions,
  venues,
} from "#db/tables.ts";
import { exportTo } from "#lib/exchange/export.ts";
import { importFrom } from "#lib/exchange/import.ts";
import { say } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aVenue } from "#tests/factories.ts";
import { empty } from "#tests/setup/empty.ts";
import { join as reply } from "#tests/support/people.ts";
import { aSubscriber } from "#tests/support/subscribers.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "exchange-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Two groups; the first meets in the hall of the second. */
async function twoGroups() {
  const [one, other] = [
    await aGroup({ name: "Circle" }),
    await aGroup({ name: "Zweite Gesellschaft" }),
  ];
  const venue = await aVenue(other.id, { name: "Their hall" });
  const meeting = await aMeeting(one.id, { venueId: venue.id });
  const theirs = await aMeeting(other.id, {});
  await reply(meeting.id, "Ann");
  await reply(theirs.id, "Stranger");
  const member = await aMember(one.id, "owner");
  await aMember(other.id, "owner");
  await store.write((tx) => tx.update(meetings).set({ createdBy: member.accountId }));
  await aSubscriber("reader@example.org", { groups: [one.id, other.id] });
  const dir = join(folder, "group");
  expect(await exportTo({ dir, group: one.slug })).toMatchObject({ ok: true });
  return { one, other, venue, meeting, member, dir };
}

const textOf = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"))
    .join("\n");

describe("a group", () => {
  it("is exported with what it uses, and with nothing of others", async () => {
    const { dir, other } = await twoGroups();
    const text = textOf(dir);
    expect(text).toContain("Their hall");
    expect(text).toContain("reader@example.org");
    expect(text).not.toContain("Stranger");
    expect(text).not.toContain(other.id);
    expect(text).not.toContain(other.name);
  });

  it("with a former address that another has here is not taken in, and nothing of it", async () => {
    const address = { kind: "group", slug: "the-old-circle", createdAt: now() } as const;
    const one = await aGroup({ name: "Circle" });
    await store.write((tx) => tx.insert(formerSlugs).values({ ...address, targetId: one.id }));
    const dir = join(folder, "group");
    await exportTo({ dir, group: one.slug });
    await empty();
    const other = await aGroup({ name: "Another circle" });
    await store.write((tx) => tx.insert(formerSlugs).values({ ...address, targetId: other.id }));
    const refused = await importFrom(dir);
    expect(refused).toMatchObject({ reason: "clash" });
    expect(await store.read.select({ id: groups.id }).from(groups)).toEqual([{ id: other.id }]);
  });

  it("is imported beside others: who is there already is the same, and nobody else is changed", async () => {
    const { dir, one, meeting, member } = await twoGroups();
    await empty();
    const neighbour = await aGroup();
    const there = await aMember(neighbour.id);
    await store.write((tx) =>
      tx.update(accounts).set({ email: member.email }).where(eq(accounts.id, there.accountId)),
    );
    await aSubscriber("reader@example.org", { groups: [neighbour.id] });
    expect(await importFrom(dir)).toMatchObject({ ok: true, value: { joined: 2 } });
    expect(await store.read.select().from(accounts)).toMatchObject([
      { id: there.accountId, siteAdmin: false },
    ]);
    const roles = await store.read.select().from(members).where(eq(members.groupId, one.id));
    expect(roles).toMatchObject([{ accountId: there.accountId, role: "owner" }]);
    const [row] = await store.read.select().from(meetings);
    expect(row).toMatchObject({ id: meeting.id, createdBy: there.accountId, seatsTaken: 1 });
    expect(await store.read.select().from(venues)).toMatchObject([
      { name: "Their hall", groupId: one.id },
    ]);
    expect(await store.read.$count(subscriptions)).toBe(2);
    expect(await store.read.$count(rsvps)).toBe(1);
  });

  it("is not imported twice, and then nothing is", async () => {
    const { dir, one } = await twoGroups();
    const refused = await importFrom(dir);
    expect(refused).toMatchObject({ reason: "exists" });
    expect(!refused.ok && say(refused)).toContain(one.slug);
    expect(await store.read.$count(groups)).toBe(2);
    expect(await exportTo({ dir: join(folder, "x"), group: "nowhere" })).toMatchObject({
      reason: "no-group",
    });
    expect(await exportTo({ dir, group: one.slug })).toMatchObject({ reason: "occupied-folder" });
  });
});

describe("a whole site", () => {
  it("is imported into an empty one alone", async () => {
    await seedDemo();
    const dir = join(folder, "site");
    await exportTo({ dir, group: null });
    expect(await importFrom(dir)).toMatchObject({ reason: "occupied" });
  });
});

describe("a folder that is not whole", () => {
  const change = (dir: string, file: string, by: (text: string) => string) =>
    writeFileSync(join(dir, file), by(readFileSync(join(dir, file), "utf8")));

  it.each<[string, string, (text: string) => string, string]>([
    ["a row that is missing", "tables/meetings.jsonl", () => "", "cut-off"],
    ["what is no JSON", "tables/rsvps.jsonl", (text) => `{${text}`, "no-json"],
    [
      "what is no instant",
      "tables/rsvps.jsonl",
      (text) => text.replace(/"created_at":"[^"]+"/, '"created_at":"today"'),
      "cell",
    ],
    [
      "a column nobody knows",
      "schema.json",
      (text) => text.replace('"slug": {', '"slugs": {'),
      "newer",
    ],
    [
      "a later form",
      "schema.json",
      (text) => text.replace('"version": 1', '"version": 2'),
      "newer-form",
    ],
    ["no schema", "schema.json", () => "", "no-export"],
    [
      "a reference to nothing",
      "tables/rsvps.jsonl",
      (text) => text.replace(/"meeting_id":"[^"]+"/, '"meeting_id":"nowhere"'),
      "loose",
    ],
  ])("is refused, all of it: %s", async (_, file, by, reason) => {
    const { dir } = await twoGroups();
    change(dir, file, by);
    await empty();
    expect(await importFrom(dir)).toMatchObject({ ok: false, reason });
    expect(await store.read.$count(groups)).toBe(0);
    expect(await store.read.$count(accounts)).toBe(0);
  });
});
