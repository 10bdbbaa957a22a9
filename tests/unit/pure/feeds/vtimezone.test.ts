import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isUtc, vtimezoneLines } from "#lib/feeds/vtimezone.ts";
import { systemOffsets, systemZoneRelease } from "./system-zones.ts";

/** Four hundred zones take their time where others work beside. */
const SLOW = 180_000;
/** What all zones were tried with last; with any other Node or zone data all of them are tried again. */
const TRIED = "v24.21.0, 2026c";
const ALL = process.env.ZONES === "all" || `${process.version}, ${process.versions.tz}` !== TRIED;
const FROM = 2007;
const TO = 2032;
const KNOWN = [...new Set([...Intl.supportedValuesOf("timeZone"), "Asia/Kolkata", "Europe/Kyiv"])];
/** Every tenth; all of them by `npm run test:zones`. */
const ZONES = KNOWN.filter((_, n) => ALL || n % 10 === 0);

function offsetAt(zone: string, seconds: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  return at.offsetNanoseconds / 1e9;
}

/** The seconds around every change of a zone, and the middle of each January and July. */
function probes(zone: string): number[] {
  const instants: number[] = [];
  for (let year = FROM; year <= TO; year++)
    for (const month of [0, 6]) instants.push(Date.UTC(year, month, 15) / 1000);
  let at = Temporal.Instant.from(`${FROM}-01-01T00:00Z`).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.year > TO) return instants;
    const change = next.epochMilliseconds / 1000;
    instants.push(change - 1, change, change + 7200, change - 7200);
    at = next;
  }
}

function readZone(zone: string): ICAL.Timezone {
  const text = vtimezoneLines(zone, FROM, TO).join("\r\n");
  return new ICAL.Timezone(new ICAL.Component(ICAL.parse(text) as unknown[]));
}

/** The wall time of an instant, or null in a repeated hour, where readers differ. */
function wallAt(zone: string, seconds: number): Temporal.PlainDateTime | null {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  const wall = at.toPlainDateTime();
  const later = wall.toZonedDateTime(zone, { disambiguation: "later" });
  return wall.toZonedDateTime(zone).equals(later) ? wall : null;
}

function disagreements(zone: string): string[] {
  const reader = readZone(zone);
  const wrong: string[] = [];
  for (const seconds of probes(zone)) {
    const wall = wallAt(zone, seconds);
    if (!wall) continue;
    const read = reader.utcOffset(
      ICAL.Time.fromString(wall.toString({ smallestUnit: "second" }), undefined),
    );
    if (read !== offsetAt(zone, seconds)) wrong.push(`${zone} ${wall} ${read}`);
  }
  return wrong;
}

describe("VTIMEZONE", () => {
  it(
    "gives a reader the same instants as the runtime, for every change of a zone",
    () => {
      expect(ZONES.flatMap(disagreements)).toEqual([]);
    },
    SLOW,
  );

  it("keeps the chain of offsets: each part begins where another ended", () => {
    for (const zone of ZONES) {
      const lines = vtimezoneLines(zone, FROM, TO);
      const of = (name: string) =>
        lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
      const ended = new Set(of("TZOFFSETTO:"));
      const first = of("TZOFFSETFROM:")[0];
      for (const from of of("TZOFFSETFROM:"))
        expect(ended.has(from) || from === first, `${zone} ${from}`).toBe(true);
    }
  });

  it(
    "agrees with the machine's own zone data",
    ({ skip }) => {
      const asked = Object.fromEntries(ZONES.map((zone) => [zone, probes(zone)]));
      const release = systemZoneRelease();
      const answer = release && systemOffsets(asked);
      if (!answer) return skip("this machine has no zone data to compare with");
      const runtime = process.versions.tz ?? "";
      // Of two releases, each is right about the past of the older one.
      const older = release < runtime ? release : runtime;
      const known =
        release === runtime
          ? Number.POSITIVE_INFINITY
          : Date.UTC(Number(older.slice(0, 4)) - 5, 0) / 1000;
      const wrong = new Set<string>();
      const outdated = new Set<string>();
      for (const [zone, offsets] of Object.entries(answer))
        asked[zone]?.forEach((seconds, i) => {
          if (offsets[i] === offsetAt(zone, seconds)) return;
          (seconds < known ? wrong : outdated).add(zone);
        });
      if (outdated.size > 0)
        console.info(
          `Zones that differ between ${runtime} (runtime) and ${release} (machine): ${[...outdated].join(", ")}`,
        );
      expect([...wrong]).toEqual([]);
      expect(outdated.size).toBeLessThan(40);
    },
    SLOW,
  );

  it("uses endless yearly rules where the law has one", () => {
    const rules = (zone: string) =>
      vtimezoneLines(zone, 2026, 2040)
        .filter((line) => line.startsWith("RRULE:"))
        .sort();
    expect(rules("Europe/London")).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    ]);
    expect(rules("America/New_York")).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    ]);
    expect(rules("Australia/Lord_Howe")).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU",
      "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
    ]);
    expect(rules("Asia/Kolkata")).toEqual([]);
  });

  it("names one-off changes by date", () => {
    const lines = vtimezoneLines("Pacific/Apia", 2010, 2012);
    expect(lines).toContain("TZOFFSETTO:+1400");
    expect(lines).toContain("DTSTART:20111230T000000");
    expect(lines).toContain("RDATE:20111230T000000");
  });

  it("refuses a zone that the runtime does not know", () => {
    expect(() => vtimezoneLines("Mars/Olympus", 2026, 2030)).toThrow(RangeError);
  });

  it("knows UTC by its names", () => {
    expect(["UTC", "Etc/UTC", "GMT", "Etc/GMT"].map(isUtc)).toEqual([true, true, true, true]);
    expect(isUtc("Europe/London")).toBe(false);
  });
});
