import { describe, expect, it } from "vitest";
import { instantsOf } from "#lib/time/instants.ts";
import { doorsInWords, zonedTimes } from "#lib/time/ranges.ts";
import type { Passes } from "#lib/time/wall-times.ts";

const said = (
  startsAtLocal: string,
  endsAtLocal: string,
  {
    daily: [dailyFrom, dailyUntil] = [null, null],
    passes = {},
  }: { daily?: (string | null)[]; passes?: Passes } = {},
) => {
  const hours = { startsAtLocal, endsAtLocal, timeZone: "Europe/London", passes };
  return zonedTimes({
    ...hours,
    ...instantsOf(hours),
    dailyFrom: dailyFrom ?? null,
    dailyUntil: dailyUntil ?? null,
  });
};

describe("from when to when", () => {
  it("has one name of the zone, and both where the clocks change on the way", () => {
    expect(said("2027-03-27T14:00", "2027-03-27T17:00")).toBe("14:00–17:00 GMT");
    expect(said("2027-03-28T00:30", "2027-03-28T03:00")).toBe("00:30 GMT – 03:00 BST");
    expect(said("2027-10-30T10:00", "2027-10-31T17:00")).toBe("10:00 BST – Sun 31 Oct, 17:00 GMT");
  });

  it("goes by the instants in a repeated hour", () => {
    const night = ["2027-10-31T01:15", "2027-10-31T03:00"] as const;
    expect(said(...night)).toBe("01:15 BST – 03:00 GMT");
    expect(said(...night, { passes: { startsAtLocal: "second" } })).toBe("01:15–03:00 GMT");
  });

  it("says the hours of each day, and those of a first and last that differ", () => {
    expect(said("2027-03-05T10:00", "2027-03-07T17:00", { daily: ["10:00", "17:00"] })).toBe(
      "10:00–17:00 every day until Sun 7 Mar GMT",
    );
    expect(said("2027-03-05T14:00", "2027-03-07T16:00", { daily: ["09:00", "18:00"] })).toBe(
      "14:00–18:00, then 09:00–18:00 every day until Sun 7 Mar, 16:00 GMT",
    );
    expect(said("2027-03-27T20:00", "2027-03-30T02:00", { daily: ["20:00", "02:00"] })).toBe(
      "20:00–02:00 every day until Mon 29 Mar GMT, later BST",
    );
  });
});

describe("when the doors open", () => {
  const doors = (doorsAtLocal: string, startsAtLocal: string, passes: Passes = {}) => {
    const times = {
      ...{ doorsAtLocal, startsAtLocal, endsAtLocal: "2038-01-01T00:00" },
      ...{ timeZone: "Europe/London", passes },
    };
    return doorsInWords({ ...times, ...instantsOf(times) });
  };

  it("is a time of that day, and has its day where it is another", () => {
    expect(doors("2027-03-27T13:30", "2027-03-27T14:00")).toBe("13:30");
    expect(doors("2027-03-27T23:30", "2027-03-28T00:15")).toBe("Sat 27 Mar, 23:30");
  });

  it("names the zone where the clocks change before the start, and in a repeated hour", () => {
    expect(doors("2027-03-28T00:30", "2027-03-28T02:30")).toBe("00:30 GMT");
    expect(doors("2027-10-31T00:45", "2027-10-31T01:30", { startsAtLocal: "second" })).toBe(
      "00:45 BST",
    );
    for (const [pass, words] of [
      ["first", "01:30 BST"],
      ["second", "01:30 GMT"],
    ] as const) {
      expect(doors("2027-10-31T01:30", "2027-10-31T02:00", { doorsAtLocal: pass })).toBe(words);
    }
  });

  it("is not said of a meeting that does not say it", () => {
    const start = { startsAtLocal: "2027-03-27T14:00", startsAt: new Date(0) };
    const none = { doorsAtLocal: null, doorsAt: null, timeZone: "Europe/London" };
    expect(doorsInWords({ ...start, ...none })).toBe("");
  });
});
