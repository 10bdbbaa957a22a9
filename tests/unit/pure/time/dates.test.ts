import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isLocal,
  isTimeZone,
  longDate,
  minutesBetween,
  PASSES,
  partialDate,
  resolveLocal,
  timeRange,
  timeZones,
  toInstant,
  toLocal,
  zoneName,
} from "#lib/time/dates.ts";

describe("resolveLocal", () => {
  it("knows a time inside the gap of a clock change", () => {
    expect(resolveLocal("2027-03-28T01:30", "Europe/London")).toEqual({ kind: "gap" });
    expect(resolveLocal("2027-03-28T02:00", "Europe/London").kind).toBe("exact");
  });

  it("knows both of a time that comes twice", () => {
    const local = "2026-10-25T01:30";
    const [first, second] = [new Date("2026-10-25T00:30:00Z"), new Date("2026-10-25T01:30:00Z")];
    expect(resolveLocal(local, "Europe/London")).toEqual({ kind: "repeated", first, second });
    expect(toInstant(local, "Europe/London")).toEqual(first);
    expect(toInstant(local, "Europe/London", "second")).toEqual(second);
  });

  it("knows the meeting of 2007 was in summer time", () => {
    expect(toInstant("2007-10-07T14:00", "Europe/London")).toEqual(
      new Date("2007-10-07T13:00:00Z"),
    );
  });

  it("is undone by toLocal, in every zone, for every time that exists", () => {
    const local = fc
      .date({ min: new Date("1970-01-02"), max: new Date("2099-12-30"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16));
    fc.assert(
      fc.property(local, fc.constantFrom(...timeZones()), (wall, zone) => {
        const resolved = resolveLocal(wall, zone);
        if (resolved.kind === "gap") return;
        for (const pass of PASSES) expect(toLocal(toInstant(wall, zone, pass), zone)).toBe(wall);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is typed", () => {
  it.each([
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-01-01T24:00",
    "10:00",
    "",
    "99999-01-01T10:00",
    "0001-01-01T00:00",
  ])("%s is no wall time", (text) => expect(isLocal(text)).toBe(false));
  it.each(["Mars/Olympus", "+01:00", "", "Europe/London; DROP", "__proto__"])(
    "%s is no zone",
    (text) => expect(isTimeZone(text)).toBe(false),
  );
  it.each(["Europe/London", "America/Argentina/Buenos_Aires", "UTC", "Asia/Kolkata"])(
    "%s is a zone",
    (text) => expect(isTimeZone(text)).toBe(true),
  );
});

describe("in words", () => {
  it("writes dates as a handbill does", () => {
    expect(longDate("2007-10-07T14:00")).toBe("Sunday 7 October 2007");
    expect(timeRange("2007-10-07T14:00", "2007-10-07T17:00")).toBe("14:00–17:00");
    expect(timeRange("2007-10-07T22:00", "2007-10-08T01:00")).toBe("22:00 – Mon 8 Oct, 01:00");
    expect(zoneName("2007-10-07T14:00", "Europe/London")).toBe("BST");
    expect(zoneName("2007-12-07T14:00", "Europe/London")).toBe("GMT");
  });

  it("writes partial dates", () => {
    expect(["2007", "2007-10", "2007-10-07"].map(partialDate)).toEqual([
      "2007",
      "October 2007",
      "7 October 2007",
    ]);
  });

  it("counts minutes on the wall", () => {
    expect(minutesBetween("2007-10-07T14:00", "2007-10-07T15:30")).toBe(90);
    expect(minutesBetween("2007-10-07T14:00", "2007-10-07T13:40")).toBe(-20);
  });
});
