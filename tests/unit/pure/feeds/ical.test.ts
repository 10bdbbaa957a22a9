import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { calendarText } from "#lib/feeds/ical.ts";
import { feedLine, feedText } from "#lib/feeds/text.ts";
import { setClock } from "#lib/time/clock.ts";
import { linesOf, namesOf, readByName, readWithZones } from "#tests/support/calendar-readers.ts";
import { sampleEvent, sampleFeed } from "./samples.ts";

let restore = () => {};
afterEach(() => restore());

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 500 }),
  fc
    .array(
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\\",
        ";",
        ",",
        ":",
        '"',
        "^n",
        "\\n",
        "\u0000",
        "\u0085",
        "\u2028",
        "é",
        "e\u0301",
        "👩‍👩‍👧‍👦",
        "BEGIN:VEVENT",
        "ATTENDEE:mailto:a@b.c",
        " ",
        "\t",
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join("")),
);

/** How both readers hand out text: without white space at its ends. */
const ends = (text: string | undefined) => (text ?? "").trim();

describe("calendar text", () => {
  it("gives back any title, place and description, and lets nothing be injected", () => {
    const plain = namesOf(
      calendarText(sampleFeed([sampleEvent({ place: { name: "x", address: "x" } })])),
    );
    fc.assert(
      fc.property(anyText, anyText, anyText, (first, second, third) => {
        const event = sampleEvent({
          title: `T${first}`,
          place: { name: `P${second}`, address: third },
          description: `D${third}`,
        });
        const text = calendarText(
          sampleFeed([event], { name: `N${first}`, description: `C${second}` }),
        );
        expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
        expect(text).not.toMatch(/\r(?!\n)|(?<!\r)\n|\r\n\r\n|^\ufeff/);
        for (const line of text.split("\r\n"))
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(text).toString("utf8")).toBe(text);
        expect(namesOf(text)).toEqual(plain);
        const [zoned] = readWithZones(text);
        const [named] = readByName(text);
        expect([zoned?.uid, named?.uid]).toEqual([event.uid, event.uid]);
        expect(ends(zoned?.title)).toBe(feedLine(event.title));
        expect(ends(zoned?.description)).toBe(feedText(event.description));
        // node-ical takes a backslash before an n, though escaped, for a line break.
        if (/\\[nN]/.test(event.title + event.description)) return;
        expect(ends(named?.title)).toBe(feedLine(event.title));
        expect(ends(named?.description)).toBe(feedText(event.description));
      }),
      { numRuns: 300 },
    );
  });

  it("is the same, byte for byte, whenever it is asked for and in whatever order", () => {
    const events = ["c", "a", "b"].map((uid) => sampleEvent({ uid: `${uid}@x` }));
    const feed = sampleFeed(events);
    restore = setClock(new Date("2026-11-22T10:00:00Z"));
    const first = calendarText(feed);
    restore();
    restore = setClock(new Date("2027-02-01T00:00:00Z"));
    expect(calendarText({ ...feed, events: [...events].reverse() })).toBe(first);
    expect(linesOf(first)).toContain("DTSTAMP:20261101T123045Z");
    expect(linesOf(first)).toContain("LAST-MODIFIED:20261101T123045Z");
    expect(linesOf(first)).toContain("CREATED:20261001T090000Z");
  });

  it("names and describes the calendar, before any component", () => {
    const text = calendarText(
      sampleFeed([], { name: "A, B; C", colour: "#8a1111", description: "" }),
    );
    const lines = linesOf(text);
    expect(lines.slice(0, lines.indexOf("BEGIN:VTIMEZONE"))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Marchmont//Meetings//EN",
      "CALSCALE:GREGORIAN",
      "NAME:A\\, B\\; C",
      "X-WR-CALNAME:A\\, B\\; C",
      "X-WR-TIMEZONE:Europe/London",
      "URL:https://meetings.example.org/",
      "SOURCE;VALUE=URI:https://meetings.example.org/feeds/meetings.ics",
      "COLOR:darkred",
      "X-APPLE-CALENDAR-COLOR:#8A1111",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
    ]);
    expect(text).not.toMatch(/^METHOD/m);
    // Even an empty calendar has one component.
    expect(lines.filter((line) => line === "END:VTIMEZONE")).toHaveLength(1);
  });

  it("writes an event with all it may have", () => {
    const event = sampleEvent({
      place: {
        name: 'Hall "A"; upstairs',
        address: "1 High Street, London",
        geo: { latitude: 51.5, longitude: 0 },
      },
      onlineUrl: "https://meet.example.org/a,b;c",
    });
    expect(linesOf(calendarText(sampleFeed([event]))).slice(-21, -1)).toEqual(
      [
        "BEGIN:VEVENT",
        "UID:0b8f5a52-3c1d-4f0e-9a57-1f2f6f0f7a11@meetings.example.org",
        "DTSTAMP:20261101T123045Z",
        "SEQUENCE:2",
        "CREATED:20261001T090000Z",
        "LAST-MODIFIED:20261101T123045Z",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "CLASS:PUBLIC",
        "DTSTART;TZID=Europe/London:20261201T190000",
        "DTEND;TZID=Europe/London:20261201T210000",
        "SUMMARY:Winter reading group",
        'LOCATION:Hall "A"\\; upstairs\\, 1 High Street\\, London',
        "GEO:51.5;0",
        `X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="1 High Street, London";X-APPLE-RADIUS=70;X-TITLE="Hall ^'A^'; upstairs":geo:51.5,0`,
        "URL:https://meetings.example.org/meetings/winter-reading-group",
        'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Join online":https://meet.example.org/a,b;c',
        "CATEGORIES:Reading,History\\, local",
        "DESCRIPTION:First line\\nSecond line\\, with a comma\\; and a semicolon",
        "END:VEVENT",
        "END:VCALENDAR",
      ].slice(0, -1),
    );
  });

  it("leaves out what is empty", () => {
    const event = sampleEvent({ description: "", categories: [], url: "javascript:alert(1)" });
    const names = namesOf(calendarText(sampleFeed([event])));
    for (const name of ["DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "CONFERENCE"])
      expect(names.slice(names.lastIndexOf("BEGIN")).includes(name)).toBe(false);
    expect(names.filter((name) => name === "URL")).toHaveLength(1);
  });

  it("says of a cancelled event that it takes no time", () => {
    const lines = linesOf(calendarText(sampleFeed([sampleEvent({ status: "cancelled" })])));
    expect(lines).toContain("STATUS:CANCELLED");
    expect(lines).toContain("TRANSP:TRANSPARENT");
  });

  it("says Online where there is no hall", () => {
    const onlineUrl = "https://meet.example.org/x";
    const location = (over: object) =>
      linesOf(calendarText(sampleFeed([sampleEvent(over)]))).find((line) =>
        line.startsWith("LOCATION"),
      );
    expect(location({ onlineUrl })).toBe("LOCATION:Online");
    expect(location({ isOnlineOnly: true })).toBe("LOCATION:Online");
    expect(location({ onlineUrl, place: { name: "Hall", address: "" } })).toBe("LOCATION:Hall");
    expect(location({})).toBeUndefined();
  });

  it("tells no reader of attendees, organizers or alarms", () => {
    const text = calendarText(sampleFeed([sampleEvent()]));
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|VALARM|mailto/i);
  });

  it("writes whole days as dates, with the end exclusive", () => {
    const event = sampleEvent({
      allDay: true,
      startsAtLocal: "2026-12-31T00:00",
      endsAtLocal: "2027-01-01T00:00",
    });
    const lines = linesOf(calendarText(sampleFeed([event])));
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("DTEND;VALUE=DATE:20270102");
  });

  it("drops an end that is not after the start", () => {
    const event = sampleEvent({ endsAtLocal: "2026-12-01T18:00" });
    const text = calendarText(sampleFeed([event]));
    expect(text).toContain("DTSTART;TZID=Europe/London:20261201T190000");
    expect(text).not.toContain("DTEND");
  });

  it("writes UTC as UTC", () => {
    const text = calendarText(sampleFeed([sampleEvent({ zone: "Etc/UTC" })], { zone: "Etc/UTC" }));
    expect(text).toContain("DTSTART:20261201T190000Z");
    expect(text).not.toContain("VTIMEZONE");
    expect(calendarText(sampleFeed([], { zone: "Etc/UTC" }))).toContain("TZID:Etc/UTC");
  });
});
