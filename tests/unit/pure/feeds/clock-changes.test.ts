import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { calendarText } from "#lib/feeds/ical.ts";
import { linesOf, readByName, readWithZones } from "#tests/support/calendar-readers.ts";
import { sampleEvent, sampleFeed } from "./samples.ts";

function textAt(zone: string, startsAtLocal: string, over: object = {}) {
  const endsAtLocal = Temporal.PlainDateTime.from(startsAtLocal)
    .add({ hours: 2 })
    .toString({ smallestUnit: "minute" });
  return calendarText(
    sampleFeed([sampleEvent({ zone, startsAtLocal, endsAtLocal, ...over })], { zone }),
  );
}

/** The DTSTART of the event, not those of its zone. */
function start(text: string): string | undefined {
  const lines = linesOf(text);
  return lines.slice(lines.indexOf("BEGIN:VEVENT")).find((line) => line.startsWith("DTSTART"));
}

/** Wall times around changes of the clock, and the instant that each is. */
const CASES: [zone: string, local: string, instant: string][] = [
  ["Europe/London", "2007-10-07T14:00", "2007-10-07T13:00:00Z"],
  ["Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z"],
  ["Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z"],
  ["Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00Z"],
  ["Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z"],
  ["America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z"],
  ["America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z"],
  ["America/New_York", "2006-04-02T12:00", "2006-04-02T16:00:00Z"],
  ["Australia/Lord_Howe", "2027-04-04T12:00", "2027-04-04T01:30:00Z"],
  ["Australia/Lord_Howe", "2027-10-03T12:00", "2027-10-03T01:00:00Z"],
  ["Africa/Casablanca", "2024-03-20T20:00", "2024-03-20T20:00:00Z"],
  ["Africa/Casablanca", "2024-05-20T20:00", "2024-05-20T19:00:00Z"],
  ["Asia/Kolkata", "2026-12-01T18:00", "2026-12-01T12:30:00Z"],
  ["Asia/Kathmandu", "2026-12-01T18:00", "2026-12-01T12:15:00Z"],
  ["Pacific/Apia", "2011-12-29T23:00", "2011-12-30T09:00:00Z"],
  ["Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z"],
  ["America/St_Johns", "2026-12-01T18:00", "2026-12-01T21:30:00Z"],
  ["Europe/Dublin", "2027-07-01T18:00", "2027-07-01T17:00:00Z"],
  ["America/Nuuk", "2022-12-01T18:00", "2022-12-01T21:00:00Z"],
];

describe("changes of the clock", () => {
  it.each(CASES)("%s %s is the same instant to every reader", (zone, local, instant) => {
    const text = textAt(zone, local);
    expect(linesOf(text).some((line) => line.startsWith(`DTSTART;TZID=${zone}:`))).toBe(true);
    expect(readWithZones(text)[0]?.start).toBe(Date.parse(instant));
    expect(readByName(text)[0]?.start).toBe(Date.parse(instant));
  });

  it.each([
    ["Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
    ["Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"],
  ])("%s %s comes twice and is written in UTC", (zone, local, first, second) => {
    for (const instant of [first, second]) {
      const text = textAt(zone, local, { startsAt: new Date(instant) });
      expect(start(text)).toBe(`DTSTART:${instant.replace(/[-:]/g, "")}`);
      expect(readWithZones(text)[0]?.start).toBe(Date.parse(instant));
      expect(readByName(text)[0]?.start).toBe(Date.parse(instant));
    }
    // Without an instant it is the first pass.
    expect(readByName(textAt(zone, local))[0]?.start).toBe(Date.parse(first));
  });

  it("writes an event in UTC when only its end comes twice", () => {
    const text = textAt("Europe/London", "2026-10-24T23:30");
    expect(start(text)).toBe("DTSTART:20261024T223000Z");
    expect(linesOf(text)).toContain("DTEND:20261025T003000Z");
  });

  it("reads a time that the clock skipped as after the gap, as RFC 5545 does", () => {
    expect(start(textAt("Europe/London", "2026-03-29T01:30"))).toBe(
      "DTSTART;TZID=Europe/London:20260329T023000",
    );
  });

  it("writes one VTIMEZONE for each zone, in the order of their names", () => {
    const zones = ["Europe/London", "Asia/Kolkata", "Europe/London", "America/New_York"];
    const events = zones.map((zone, i) => sampleEvent({ zone, uid: `${i}@x` }));
    const text = calendarText(sampleFeed(events));
    expect(linesOf(text).filter((line) => line.startsWith("TZID:"))).toEqual([
      "TZID:America/New_York",
      "TZID:Asia/Kolkata",
      "TZID:Europe/London",
    ]);
  });
});
