import { describe, expect, it } from "vitest";
import { calendarText } from "#lib/feeds/ical.ts";
import { guestEvents, publicEvents } from "#lib/feeds/meeting-event.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { readByName, readWithZones } from "#tests/support/calendar-readers.ts";
import { fullMeeting, item, meeting2007 } from "./meeting-samples.ts";
import { sampleFeed } from "./samples.ts";

const SITE = "https://meetings.example.org";

function textOf(...meetings: WholeMeeting[]): string {
  return calendarText(sampleFeed(meetings.flatMap((meeting) => publicEvents(meeting, SITE))));
}

describe("a meeting in a calendar", () => {
  it.each([
    ["the meeting of 2007", "meeting-2007", meeting2007()],
    ["a meeting with everything", "meeting-full", fullMeeting()],
    [
      "a cancelled one",
      "meeting-cancelled",
      fullMeeting({ status: "cancelled", statusNote: "The hall is flooded." }),
    ],
    ["a postponed one", "meeting-postponed", fullMeeting({ status: "postponed" })],
    [
      "one taken back to draft",
      "meeting-withdrawn",
      fullMeeting({ status: "draft", title: "New plans" }),
    ],
    [
      "one that is only online, for those who are going",
      "meeting-online",
      fullMeeting({ venue: null, room: null, onlineUrlFor: "going" }),
    ],
  ])("%s is written as it always was", async (_, name, meeting) => {
    await expect(textOf(meeting)).toMatchFileSnapshot(`../../../fixtures/feeds/${name}.ics`);
  });

  it("is at the instant it was at, in 2007", () => {
    const text = textOf(meeting2007());
    for (const read of [readWithZones, readByName]) {
      const [event] = read(text);
      expect(event?.start).toBe(Date.parse("2007-10-07T13:00:00Z"));
      expect(event?.end).toBe(Date.parse("2007-10-07T16:00:00Z"));
      expect(event?.location).toBe("Marchmont Centre, 62 Marchmont Street, London WC1N 1AB");
    }
  });

  it("is absent while it was never published", () => {
    expect(publicEvents(meeting2007({ status: "draft", firstPublishedAt: null }), SITE)).toEqual(
      [],
    );
  });

  it("keeps its UID through every state", () => {
    const states = ["published", "cancelled", "postponed", "draft"] as const;
    const uids = states.map((status) => publicEvents(meeting2007({ status }), SITE)[0]?.uid);
    expect(new Set(uids).size).toBe(1);
  });

  it.each(["draft", "deleted"])("tells nothing of what a %s says now", (state) => {
    const text = textOf(
      fullMeeting(
        state === "draft" ? { status: "draft" } : { deletedAt: new Date("2026-11-22T10:00:00Z") },
      ),
    );
    expect(text).toContain("STATUS:CANCELLED");
    expect(text).toContain("SUMMARY:Cancelled: ");
    expect(text).not.toMatch(/evening|Speaker|Hall|Society, with|meet\.example/);
  });

  it("gives a link for those who are going to nobody else", () => {
    const meeting = fullMeeting({ onlineUrlFor: "going" });
    expect(textOf(meeting)).not.toContain("meet.example.org");
    const [guest] = guestEvents(meeting, SITE);
    expect(guest?.onlineUrl).toBe(meeting.onlineUrl);
    expect(guest?.description).toContain(`Join online: ${meeting.onlineUrl}`);
    expect(guest?.uid).toBe(publicEvents(meeting, SITE)[0]?.uid);
  });

  it("has coordinates on the equator and the meridian", () => {
    const { venue } = meeting2007();
    const text = textOf(meeting2007({ venue: venue && { ...venue, latitude: 0, longitude: 0 } }));
    expect(text).toContain("GEO:0;0\r\n");
  });

  it("shows programme times through a change of the clock", () => {
    const night = fullMeeting({
      startsAtLocal: "2026-10-24T23:00",
      endsAtLocal: "2026-10-25T06:00",
      startsAt: new Date("2026-10-24T22:00:00Z"),
      endsAt: new Date("2026-10-25T06:00:00Z"),
      programme: [item("Breakfast", 360)],
    });
    expect(publicEvents(night, SITE)[0]?.description).toContain("05:00 Breakfast");
  });
});
