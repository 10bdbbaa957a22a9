import { describe, expect, it } from "vitest";
import { calendarServices } from "#lib/feeds/add-to-calendar.ts";
import { calendarText } from "#lib/feeds/ical.ts";
import { meetingJsonLd } from "#lib/feeds/jsonld.ts";
import { guestEvents, publicEvents } from "#lib/feeds/meeting-event.ts";
import { asPublic } from "#lib/meetings/as-public.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { instantsOf } from "#lib/time/instants.ts";
import { linesOf, readByName, readWithZones } from "#tests/support/calendar-readers.ts";
import { fullMeeting } from "./meeting-samples.ts";
import { sampleFeed } from "./samples.ts";

const SITE = "https://meetings.example.org";

/** An exhibition over the weekend on which the clocks go forward. */
function exhibition(over: Partial<WholeMeeting> = {}): WholeMeeting {
  const walls = {
    startsAtLocal: "2027-03-27T10:00",
    endsAtLocal: "2027-03-29T17:00",
    timeZone: "Europe/London",
  };
  return fullMeeting({
    ...walls,
    ...instantsOf({ ...walls, ...over }),
    doorsAtLocal: null,
    dailyFrom: "10:00",
    dailyUntil: "17:00",
    daysTold: 3,
    ...over,
  });
}

const textOf = (meeting: WholeMeeting) => calendarText(sampleFeed(publicEvents(meeting, SITE)));

const uid = exhibition().uid;
const uids = [uid, uid.replace("@", "-2@"), uid.replace("@", "-3@")];

describe("a meeting with daily hours", () => {
  it("is an event a day to every reader, at the same time on the wall", () => {
    const text = textOf(exhibition());
    for (const read of [readWithZones, readByName]) {
      const events = read(text).sort((a, b) => a.start - b.start);
      expect(events.map((event) => event.uid)).toEqual(uids);
      expect(events.map(({ start, end }) => [start, end])).toEqual(
        [
          ["2027-03-27T10:00Z", "2027-03-27T17:00Z"],
          ["2027-03-28T09:00Z", "2027-03-28T16:00Z"],
          ["2027-03-29T09:00Z", "2027-03-29T16:00Z"],
        ].map((times) => times.map((time) => Date.parse(time))),
      );
      expect(events[1]?.title).toBe("An evening with two speakers (day 2 of 3)");
    }
    expect(linesOf(text.slice(text.indexOf("BEGIN:VEVENT"))).join()).not.toMatch(
      /RRULE|RDATE|EXDATE|RECURRENCE-ID|DURATION/,
    );
  });

  it("tells its programme on the first day alone, and its link on all", () => {
    const [first, ...others] = guestEvents(exhibition(), SITE);
    expect(first?.description).toContain("Programme");
    for (const { description, onlineUrl } of others) {
      expect(description).not.toContain("Programme");
      expect(onlineUrl).toBe(exhibition().onlineUrl);
    }
  });

  it.each([
    ["cancelled", { status: "cancelled" as const }],
    ["postponed", { status: "postponed" as const }],
    ["withdrawn", { status: "draft" as const }],
  ])("is %s on all of its days, with one SEQUENCE", (_, state) => {
    const lines = linesOf(textOf(exhibition({ ...state, sequence: 7 })));
    expect(lines.filter((line) => line === "STATUS:CANCELLED")).toHaveLength(3);
    expect(lines.filter((line) => line === "SEQUENCE:7")).toHaveLength(3);
  });

  it("takes back the days that it has no more, and keeps the UIDs of those that move", () => {
    const shorter = publicEvents(
      exhibition({ startsAtLocal: "2027-04-10T10:00", endsAtLocal: "2027-04-11T17:00" }),
      SITE,
    );
    expect(shorter.map((event) => [event.uid, event.status, event.startsAtLocal])).toEqual([
      [uids[0], "confirmed", "2027-04-10T10:00"],
      [uids[1], "confirmed", "2027-04-11T10:00"],
      [uids[2], "cancelled", "2027-04-12T10:00"],
    ]);
    expect(shorter[2]).toMatchObject({ title: expect.stringMatching(/^Cancelled: /) });
    expect(shorter[2]).not.toHaveProperty("onlineUrl");
  });

  it("is one event again where its hours are taken away, and the other days are cancelled", () => {
    const events = publicEvents(exhibition({ dailyFrom: null, dailyUntil: null }), SITE);
    expect(events.map((event) => [event.uid, event.status, event.endsAtLocal])).toEqual([
      [uids[0], "confirmed", "2027-03-29T17:00"],
      [uids[1], "cancelled", "2027-03-28T17:00"],
      [uids[2], "cancelled", "2027-03-29T17:00"],
    ]);
    expect(readByName(textOf(exhibition({ dailyFrom: null, dailyUntil: null })))).toHaveLength(3);
  });

  it("says its hours to machines, and offers no link that holds one event", () => {
    const meeting = exhibition();
    const { eventSchedule } = meetingJsonLd(asPublic(meeting), SITE, "") as {
      eventSchedule?: object[];
    };
    expect(eventSchedule).toHaveLength(3);
    expect(eventSchedule?.[1]).toEqual({
      "@type": "Schedule",
      startDate: "2027-03-28",
      endDate: "2027-03-28",
      startTime: "10:00:00",
      endTime: "17:00:00",
      scheduleTimezone: "Europe/London",
    });
    expect(calendarServices({ ...meeting, place: "", url: SITE })).toEqual([]);
  });
});
