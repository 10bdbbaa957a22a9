import { describe, expect, test } from "vitest";
import { type SignFacts, seatsLeft, signsOf } from "#lib/meetings/signs.ts";

/** An evening in a hall in London: doors 18:30, 19:00 to 21:00 GMT. */
const evening: SignFacts = {
  status: "published",
  startsAtLocal: "2026-12-01T19:00",
  endsAtLocal: "2026-12-01T21:00",
  timeZone: "Europe/London",
  dailyFrom: null,
  dailyUntil: null,
  startsAt: new Date("2026-12-01T19:00Z"),
  endsAt: new Date("2026-12-01T21:00Z"),
  doorsAt: new Date("2026-12-01T18:30Z"),
  takesRsvps: true,
  rsvpsOpenAt: null,
  rsvpsCloseAt: null,
  waitlist: true,
  seats: "free",
  online: false,
  inPerson: true,
};
const at = (time: string, meeting: Partial<SignFacts> = {}) =>
  signsOf({ ...evening, ...meeting }, new Date(`2026-12-01T${time}Z`));

describe("in time", () => {
  test.each([
    ["18:29:59", []],
    ["18:30:00", ["doors-open"]],
    ["18:59:59", ["doors-open"]],
    ["19:00:00", ["happening"]],
    ["20:59:59", ["happening"]],
    ["21:00:00", []],
  ])("at %s: %j", (time, signs) => {
    expect(at(time)).toEqual(signs);
  });

  test("doors without a time are not spoken of", () => {
    expect(at("18:59", { doorsAt: null })).toEqual([]);
  });

  test("a meeting of several days is on from its first hour to its last", () => {
    const days = {
      startsAt: new Date("2026-11-30T10:00Z"),
      endsAt: new Date("2026-12-04T17:00Z"),
      doorsAt: null,
    };
    expect(at("03:00", days)).toEqual(["happening"]);
    expect(signsOf({ ...evening, ...days }, new Date("2026-12-04T17:00Z"))).toEqual([]);
  });

  test("one with daily hours only within them, and its doors open but once", () => {
    const days = {
      startsAtLocal: "2026-11-30T10:00",
      endsAtLocal: "2026-12-04T17:00",
      startsAt: new Date("2026-11-30T10:00Z"),
      endsAt: new Date("2026-12-04T17:00Z"),
      doorsAt: new Date("2026-11-30T09:30Z"),
      dailyFrom: "10:00",
      dailyUntil: "17:00",
    };
    expect(signsOf({ ...evening, ...days }, new Date("2026-11-30T09:30Z"))).toEqual(["doors-open"]);
    expect(at("09:59:59", days)).toEqual([]);
    expect(at("10:00:00", days)).toEqual(["happening"]);
    expect(at("16:59:59", days)).toEqual(["happening"]);
    expect(at("17:00:00", days)).toEqual([]);
    expect(at("23:00", { ...days, online: true, seats: "full" })).toEqual(["hybrid"]);
  });
});

describe("seats", () => {
  test.each([
    ["few", {}, ["few-seats"]],
    ["full", {}, ["waitlist"]],
    ["full", { waitlist: false }, ["full"]],
    ["full", { rsvpsCloseAt: new Date("2026-12-01T09:00Z") }, ["full"]],
    ["few", { rsvpsCloseAt: new Date("2026-12-01T09:00Z") }, []],
    ["full", { rsvpsOpenAt: new Date("2026-12-01T18:00Z") }, []],
    ["full", { takesRsvps: false }, []],
    ["unlimited", {}, []],
  ] as const)("%s with %j: %j", (seats, row, signs) => {
    expect(at("10:00", { ...row, seats })).toEqual(signs);
  });

  test("a full meeting whose doors are open says both; one that is on only that", () => {
    expect(at("18:45", { seats: "full" })).toEqual(["doors-open", "waitlist"]);
    expect(at("19:45", { seats: "full" })).toEqual(["happening"]);
  });

  test.each([
    [null, 90, false, "unlimited"],
    [null, 90, true, "full"],
    [20, 20, false, "full"],
    [20, 22, false, "full"],
    [20, 10, true, "full"],
    [20, 17, false, "few"],
    [20, 16, false, "free"],
    [200, 180, false, "few"],
    [200, 179, false, "free"],
  ] as const)("of %j seats %j taken, somebody waits: %j: %s", (capacity, taken, waits, words) => {
    expect(seatsLeft(capacity, taken, waits)).toBe(words);
  });
});

test("what is off says so before and after, and nothing of seats or doors", () => {
  for (const time of ["10:00", "18:45", "19:30", "23:00"]) {
    expect(at(time, { status: "cancelled", seats: "full" })).toEqual(["cancelled"]);
    expect(at(time, { status: "postponed", seats: "few" })).toEqual(["postponed"]);
  }
});

test("how one takes part is said while one can", () => {
  expect(at("10:00", { online: true, inPerson: false })).toEqual(["online"]);
  expect(at("19:30", { online: true })).toEqual(["happening", "hybrid"]);
  expect(at("22:00", { online: true })).toEqual([]);
  expect(at("10:00", { online: true, status: "cancelled" })).toEqual(["cancelled", "hybrid"]);
});
