import type { CalendarEvent, CalendarFeed } from "#lib/feeds/calendar-types.ts";

/** A published meeting in London, in winter. */
export function sampleEvent(over: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: "0b8f5a52-3c1d-4f0e-9a57-1f2f6f0f7a11@meetings.example.org",
    sequence: 2,
    createdAt: new Date("2026-10-01T09:00:00Z"),
    changedAt: new Date("2026-11-01T12:30:45Z"),
    startsAtLocal: "2026-12-01T19:00",
    endsAtLocal: "2026-12-01T21:00",
    zone: "Europe/London",
    status: "confirmed",
    title: "Winter reading group",
    description: "First line\nSecond line, with a comma; and a semicolon",
    url: "https://meetings.example.org/meetings/winter-reading-group",
    categories: ["Reading", "History, local"],
    ...over,
  };
}

export function sampleFeed(
  events: CalendarEvent[],
  over: Partial<CalendarFeed> = {},
): CalendarFeed {
  return {
    name: "Meetings of the Sample Society",
    description: "What is to come, and what was.",
    url: "https://meetings.example.org/",
    source: "https://meetings.example.org/feeds/meetings.ics",
    zone: "Europe/London",
    events,
    ...over,
  };
}
