import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { mailings } from "#db/tables.ts";
import { FIELD_NAMES, type FieldName } from "#lib/scheduling/fields.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { meetingNow } from "#tests/factories.ts";
import { h, letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { formOfMeeting } from "#tests/support/deeds/meetings.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Each field of a meeting × what its change means to those who are coming. A
 * field of lib/scheduling/fields.ts that has no line here fails the types.
 */

/**
 * moves: calendars must move the entry, and people are told. withdraws: feeds
 * must, and nobody is told. asked: people are told where it is ticked. quiet:
 * nobody is told, whatever is ticked.
 */
type Means = "moves" | "withdraws" | "asked" | "quiet";

/** What is typed, and in which columns it shows: in one that matters alone, or another hides what it means. */
type Line = [means: Means, typed: Record<string, unknown>, columns: string[]];

const EACH_DAY = {
  endsAtLocal: "2026-12-05T21:00",
  endsAt: new Date("2026-12-05T21:00:00Z"),
  dailyFrom: "19:00",
  dailyUntil: "21:00",
};

/** How the meeting stands before, where a field cannot be changed alone otherwise. */
const STOOD: Partial<Record<FieldName, Parameters<typeof letStand>[0]>> = {
  venueId: { roomId: null },
  dailyFrom: EACH_DAY,
  dailyUntil: EACH_DAY,
};

// biome-ignore format: a table
const FIELDS: Record<Exclude<FieldName, "groupId" | "passes">, Line> = {
  title:                   ["moves", { title: "The sea" }, ["title", "searchKey"]],
  startsAtLocal:           ["moves", { startsAtLocal: "2026-12-03T18:00" }, ["startsAtLocal", "startsAt"]],
  endsAtLocal:             ["moves", { endsAtLocal: "2026-12-03T22:00" }, ["endsAtLocal", "endsAt"]],
  venueId:                 ["moves", { venueId: h("annexe") }, ["venueId"]],
  roomId:                  ["moves", { roomId: "" }, ["roomId"]],
  capacity:                ["quiet", { capacity: "5" }, ["capacity"]],
  occasion:                ["asked", { occasion: "Ten years" }, ["occasion", "searchKey"]],
  summary:                 ["asked", { summary: "On rivers" }, ["summary", "searchKey"]],
  description:             ["asked", { description: "All of them." }, ["description"]],
  topics:                  ["quiet", { topics: ["Seas"] }, []],
  language:                ["quiet", { language: "cy" }, ["language"]],
  programme:               ["asked", { programme: [] }, []],
  reading:                 ["asked", { reading: [] }, []],
  doorsAtLocal:            ["asked", { doorsAtLocal: "2026-12-03T18:30" }, ["doorsAtLocal", "doorsAt"]],
  dailyFrom:               ["moves", { dailyFrom: "18:00" }, ["dailyFrom"]],
  dailyUntil:              ["moves", { dailyUntil: "22:00" }, ["dailyUntil"]],
  timeZone:                ["moves", { timeZone: "Europe/Lisbon" }, ["timeZone"]],
  onlineUrl:               ["moves", { onlineUrl: "https://video.example.org/sea" }, ["onlineUrl"]],
  onlineUrlFor:            ["quiet", { onlineUrlFor: "everyone" }, ["onlineUrlFor"]],
  takesRsvps:              ["quiet", { takesRsvps: false }, ["takesRsvps"]],
  waitlist:                ["quiet", { waitlist: false }, ["waitlist"]],
  maxPartySize:            ["quiet", { maxPartySize: "3" }, ["maxPartySize"]],
  rsvpsOpenAtLocal:        ["quiet", { rsvpsOpenAtLocal: "2026-11-23T09:00" }, ["rsvpsOpenAtLocal", "rsvpsOpenAt"]],
  rsvpsCloseAtLocal:       ["quiet", { rsvpsCloseAtLocal: "2026-12-02T09:00" }, ["rsvpsCloseAtLocal", "rsvpsCloseAt"]],
  approval:                ["quiet", { approval: true }, ["approval"]],
  waitlistOrder:           ["quiet", { waitlistOrder: "smaller-first", capacity: "4" }, ["waitlistOrder", "capacity"]],
  promotionHoldMinutes:    ["quiet", { promotionHoldMinutes: "60" }, ["promotionHoldMinutes"]],
  confirmationHoldMinutes: ["quiet", { confirmationHoldMinutes: "" }, ["confirmationHoldMinutes"]],
  plusAddresses:           ["quiet", { plusAddresses: "same" }, ["plusAddresses"]],
  takesTentative:          ["quiet", { takesTentative: false }, ["takesTentative"]],
  takesApologies:          ["quiet", { takesApologies: false }, ["takesApologies"]],
  asksHeardFrom:           ["quiet", { asksHeardFrom: false }, ["asksHeardFrom"]],
  namesAttendees:          ["quiet", { namesAttendees: false }, ["namesAttendees"]],
  asksNames:               ["quiet", { asksNames: true }, ["asksNames"]],
  asksFamilyName:          ["quiet", { asksFamilyName: true }, ["asksFamilyName"]],
  proofOfWork:             ["quiet", { proofOfWork: true }, ["proofOfWork"]],
  reminders:               ["quiet", { reminders: ["120"] }, ["reminders"]],
  accessNotes:             ["asked", { accessNotes: "A ramp" }, ["accessNotes"]],
  free:                    ["asked", { free: true }, ["free"]],
  priceAmount:             ["asked", { priceAmount: "5", priceCurrency: "GBP" }, ["priceAmount", "priceCurrency"]],
  priceCurrency:           ["quiet", { priceCurrency: "EUR" }, ["priceCurrency"]],
  priceNote:               ["asked", { priceNote: "Pay what you can" }, ["priceNote"]],
  contact:                 ["quiet", { contact: "Ada" }, ["contact"]],
  chair:                   ["quiet", { chair: "Ben" }, ["chair"]],
  imageId:                 ["quiet", { imageId: "" }, ["imageId"]],
  imageAlt:                ["quiet", { imageAlt: "A pond" }, ["imageAlt"]],
  visibility:              ["withdraws", { visibility: "unlisted" }, ["visibility", "tombstone"]],
  slug:                    ["quiet", { slug: "another" }, ["slug"]],
  coHostIds:               ["quiet", { coHostIds: [] }, []],
};

const rows = Object.entries(FIELDS);

/** Which mails of a change are owed, and by how much SEQUENCE is raised. */
async function saved(typed: Record<string, unknown>): Promise<{ told: number; raised: number }> {
  const before = await meetingNow(m("meeting"));
  const result = await updateMeeting(PEOPLE.organizer, await formOfMeeting(typed));
  expect(result).toMatchObject({ ok: true });
  const told = await store.read.$count(mailings, eq(mailings.kind, "meeting-changed"));
  return { told, raised: (await meetingNow(m("meeting"))).sequence - before.sequence };
}

async function theMeeting(name: string): Promise<void> {
  await aWorld();
  await letStand(STOOD[name as FieldName] ?? {});
}

test("every field has its line", () => {
  // The host stays once a meeting was put on; which of two hours is told of the instants.
  const others = FIELD_NAMES.filter((name) => name !== "groupId" && name !== "passes");
  expect(Object.keys(FIELDS).toSorted()).toEqual(others.toSorted());
});

describe("a field of a meeting that is on", () => {
  test.each(rows)("%s: is told, or not", async (name, [means, typed]) => {
    await theMeeting(name);
    expect(await saved(typed)).toEqual({
      told: means === "moves" ? 1 : 0,
      raised: means === "moves" || means === "withdraws" ? 1 : 0,
    });
  });

  test.each(rows)("%s: is told where it is ticked, or not", async (name, [means, typed]) => {
    await theMeeting(name);
    const { told } = await saved({ ...typed, tell: true });
    expect(told).toBe(means === "moves" || means === "asked" ? 1 : 0);
  });

  test.each(rows)("%s: changes its own columns alone", async (name, [, typed, columns]) => {
    await theMeeting(name);
    const before = await allRows();
    await saved(typed);
    const [own] = differences(before, await allRows()).filter(
      ({ table, key }) => table === "meetings" && key === m("meeting"),
    );
    const [was, is] = [own?.before ?? {}, own?.after ?? {}];
    const changed = Object.keys(is).filter(
      (column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]),
    );
    // Made from title and date, the address follows them.
    const always = ["changedAt", "sequence", "zoneData", "slug", "daysTold"];
    const others = changed.filter((column) => columns.includes(column) || !always.includes(column));
    expect(others.toSorted()).toEqual([...columns].toSorted());
  });
});

describe("nobody is told, and no calendar moves anything, of", () => {
  test.each(rows)("%s of a draft nobody knew", async (name, [, typed]) => {
    await theMeeting(name);
    await letStand({ ...STATES.draft, firstPublishedAt: null });
    expect(await saved({ ...typed, tell: true })).toEqual({ told: 0, raised: 0 });
  });

  test.each(rows)("%s of one that was taken back to draft", async (name, [means, typed]) => {
    await theMeeting(name);
    await letStand(STATES.draft);
    // Calendars have it as withdrawn: what moves an entry moves that; found it cannot be anyway.
    expect(await saved({ ...typed, tell: true })).toEqual({
      told: 0,
      raised: means === "moves" ? 1 : 0,
    });
  });

  test.each(rows)("%s of a meeting that is off", async (name, [means, typed]) => {
    await theMeeting(name);
    await letStand(STATES.cancelled);
    const { told, raised } = await saved({ ...typed, tell: true });
    // When it would be again waits until it is on; what else moves an entry moves it.
    const waits = ["startsAtLocal", "endsAtLocal", "dailyFrom", "dailyUntil", "timeZone"];
    const moved = (means === "moves" && !waits.includes(name)) || means === "withdraws";
    expect({ told, raised }).toEqual({ told: 0, raised: moved ? 1 : 0 });
  });

  // With another time it would not be over.
  const timeless = rows.filter(([name]) => !/Local$|^daily/.test(name));
  test.each(timeless)("%s of a meeting that is over", async (name, [, typed]) => {
    await theMeeting(name);
    await letStand(STATES.over);
    expect((await saved({ ...typed, tell: true })).told).toBe(0);
  });
});
