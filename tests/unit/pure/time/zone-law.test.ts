import { expect, test } from "vitest";
import { calendarText } from "#lib/feeds/ical.ts";
import { timeZones } from "#lib/time/dates.ts";
import former from "#lib/time/zone-law.json" with { type: "json" };
import { isNewLaw } from "#lib/time/zone-law.ts";

/** Zones that gave up a change of clocks since, and that this runtime's data knows of. */
const known = Number.parseInt(process.versions.tz ?? "", 10) >= 2026;

test.runIf(known).each(["America/Vancouver", "Africa/Casablanca"])(
  "the law of %s is newer than what readers may have",
  (zone) => expect(isNewLaw(zone)).toBe(true),
);

test("what readers may have is of two years ago, with the names of that time", () => {
  expect(former.data).toBe("2024b");
  // Paraguay kept its summer time for good in the data after that.
  expect(isNewLaw("America/Asuncion")).toBe(true);
  const missing = timeZones().filter((zone) => !(zone in former.zones));
  expect(missing).toEqual(missing.filter((zone) => zone === "America/Coyhaique"));
});

test.each(["Europe/London", "Asia/Seoul", "America/New_York", "UTC"])(
  "the law of %s is what it was",
  (zone) => expect(isNewLaw(zone)).toBe(false),
);

const event = (zone: string, day: string) =>
  calendarText({
    name: "Meetings",
    description: "",
    url: "https://meetings.example.org/meetings",
    source: "https://meetings.example.org/feeds/meetings.ics",
    zone,
    events: [
      {
        uid: "a@meetings.example.org",
        sequence: 0,
        createdAt: new Date("2026-11-01T00:00Z"),
        changedAt: new Date("2026-11-01T00:00Z"),
        startsAtLocal: `${day}T19:00`,
        endsAtLocal: `${day}T21:00`,
        zone,
        status: "confirmed",
        title: "A talk",
        description: "",
        url: "https://meetings.example.org/meetings/a",
        categories: [],
      },
    ],
  });

test.runIf(known)(
  "events under a new law are written in UTC, those before it and of others by name",
  () => {
    expect(event("America/Vancouver", "2026-12-10")).toContain("DTSTART:20261211T020000Z");
    expect(event("America/Vancouver", "2019-12-10")).toContain(
      "DTSTART;TZID=America/Vancouver:2019",
    );
    expect(event("Europe/London", "2026-12-10")).toContain("DTSTART;TZID=Europe/London:2026");
  },
);
