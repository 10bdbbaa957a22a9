import { describe, expect, it } from "vitest";
import { type CalendarLinkMeeting, calendarLinks } from "#lib/feeds/add-to-calendar.ts";

const meeting: CalendarLinkMeeting = {
  title: "Tea & talk: 100% free?",
  startsAtLocal: "2026-07-01T19:00",
  endsAtLocal: "2026-07-01T21:30",
  timeZone: "Europe/London",
  startsAt: new Date("2026-07-01T18:00:00Z"),
  endsAt: new Date("2026-07-01T20:30:00Z"),
  dailyFrom: null,
  dailyUntil: null,
  place: "Hall 1, High Street",
  onlineUrl: null,
  summary: "First line\nSecond line",
  url: "https://meetings.example.org/meetings/tea",
};

function fields(link: string) {
  return Object.fromEntries(new URL(link).searchParams);
}

describe("add-to-calendar links", () => {
  it("tells Google local times and their zone", () => {
    const { google } = calendarLinks(meeting);
    expect(google).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/render\?action=TEMPLATE&/);
    expect(fields(google)).toEqual({
      action: "TEMPLATE",
      text: meeting.title,
      dates: "20260701T190000/20260701T213000",
      ctz: "Europe/London",
      details: `${meeting.summary}\n\n${meeting.url}`,
      location: meeting.place,
    });
  });

  it("carries the link to take part online, for who may have it", () => {
    const links = calendarLinks({
      ...meeting,
      onlineUrl: "https://meet.example.org/x",
      summary: "long ".repeat(2000),
    });
    for (const link of Object.values(links)) {
      expect(decodeURIComponent(link)).toContain("Join online: https://meet.example.org/x");
    }
  });

  it("tells Google instants where the clock is in doubt", () => {
    const { google } = calendarLinks({
      ...meeting,
      startsAtLocal: "2026-10-25T01:30",
      endsAtLocal: "2026-10-25T03:00",
      startsAt: new Date("2026-10-25T01:30:00Z"),
      endsAt: new Date("2026-10-25T03:00:00Z"),
    });
    expect(fields(google).dates).toBe("20261025T013000Z/20261025T030000Z");
  });

  it("tells Outlook.com and Microsoft 365 instants", () => {
    const { outlook, microsoft365 } = calendarLinks(meeting);
    expect(new URL(outlook).host).toBe("outlook.live.com");
    expect(microsoft365).toBe(outlook.replace("outlook.live.com", "outlook.office.com"));
    expect(fields(outlook)).toEqual({
      path: "/calendar/action/compose",
      rru: "addevent",
      subject: meeting.title,
      startdt: "2026-07-01T18:00:00Z",
      enddt: "2026-07-01T20:30:00Z",
      allday: "false",
      body: `${meeting.summary}\n\n${meeting.url}`,
      location: meeting.place,
    });
  });

  it("tells Yahoo instants and the duration", () => {
    expect(fields(calendarLinks(meeting).yahoo)).toEqual({
      v: "60",
      title: meeting.title,
      st: "20260701T180000Z",
      et: "20260701T203000Z",
      dur: "0230",
      desc: `${meeting.summary}\n\n${meeting.url}`,
      in_loc: meeting.place,
    });
  });

  it("encodes spaces as %20, and everything that is not plain", () => {
    for (const link of Object.values(
      calendarLinks({ ...meeting, title: "a b'c\"<>+é 👩 \ud800" }),
    )) {
      expect(link).toContain("a%20b%27c%22%3C%3E%2B%C3%A9%20%F0%9F%91%A9");
      expect(link).toMatch(/^[\w\-.~:/?&=%!*()]+$/);
    }
  });

  it.each([
    ["words", "word ".repeat(1000)],
    ["a script without spaces", "会议".repeat(1000)],
  ])("stays short with %s, and keeps the page's address", (_, long) => {
    const links = calendarLinks({ ...meeting, title: long, place: long, summary: long });
    for (const link of Object.values(links)) {
      expect(link.length).toBeLessThanOrEqual(1800);
      expect(link).toContain(encodeURIComponent(meeting.url));
      expect(() => decodeURIComponent(link)).not.toThrow();
    }
  });
});
