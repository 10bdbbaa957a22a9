import type { CalendarMeeting } from "#lib/meetings/meeting-rows.ts";

/** The society's first meeting, as the database has it. */
export function meeting2007(over: Partial<CalendarMeeting> = {}): CalendarMeeting {
  return {
    id: "meeting-2007",
    slug: "building-a-revolutionary-party-the-korean-experience-2007-10-07",
    uid: "0b8f5a52-3c1d-4f0e-9a57-1f2f6f0f7a11@meetings.example.org",
    sequence: 0,
    status: "published",
    title: "Building a Revolutionary Party – the Korean Experience",
    occasion: "62nd anniversary of the founding of the Workers’ Party of Korea",
    summary: "",
    description: "",
    startsAtLocal: "2007-10-07T14:00",
    endsAtLocal: "2007-10-07T17:00",
    doorsAtLocal: null,
    timeZone: "Europe/London",
    startsAt: new Date("2007-10-07T13:00:00Z"),
    endsAt: new Date("2007-10-07T16:00:00Z"),
    onlineUrl: null,
    onlineUrlFor: "going",
    accessNotes: "",
    priceNote: "",
    statusNote: "",
    createdAt: new Date("2026-11-22T09:00:00Z"),
    changedAt: new Date("2026-11-22T09:00:00Z"),
    firstPublishedAt: new Date("2026-11-22T09:00:00Z"),
    deletedAt: null,
    groupName: "Friends of Korea",
    venue: {
      name: "Marchmont Centre",
      address: "62 Marchmont Street",
      locality: "London",
      postcode: "WC1N 1AB",
      latitude: 51.5262,
      longitude: -0.1258,
      accessNotes: "",
    },
    room: null,
    cohosts: [],
    topics: ["History"],
    programme: [],
    readBefore: [],
    ...over,
  };
}

/** A meeting in a hall and online, with a programme and reading, to come. */
export function fullMeeting(over: Partial<CalendarMeeting> = {}): CalendarMeeting {
  return meeting2007({
    slug: "an-evening-with-two-speakers",
    uid: "2c9d3b1e-77a0-4d5e-8c55-5b0f4a2e9d10@meetings.example.org",
    sequence: 4,
    title: "An evening with two speakers",
    occasion: "",
    summary: "Two talks, then a discussion; everybody is welcome.",
    startsAtLocal: "2027-03-10T19:00",
    endsAtLocal: "2027-03-10T21:30",
    doorsAtLocal: "2027-03-10T18:30",
    startsAt: new Date("2027-03-10T19:00:00Z"),
    endsAt: new Date("2027-03-10T21:30:00Z"),
    onlineUrl: "https://meet.example.org/evening?pwd=1,2",
    onlineUrlFor: "everyone",
    accessNotes: "Induction loop in the hall.",
    priceNote: "Free, donations welcome",
    groupName: "Sample Society",
    room: { name: "Upper Hall", accessNotes: "Lift to the first floor." },
    cohosts: ["Second Society", "Third Society"],
    topics: ["Talks", "History, local"],
    programme: [
      { title: "First talk", offsetMinutes: 15, speakers: ["A. Speaker"] },
      { title: "Second talk", offsetMinutes: 60, speakers: ["B. Speaker", "C. Speaker"] },
      { title: "Discussion", offsetMinutes: null, speakers: [] },
    ],
    readBefore: [
      {
        slug: "a-short-history",
        title: "A short history",
        author: "A. Writer",
        publication: "The Paper",
        issue: "20",
        url: "https://paper.example.org/20/history",
      },
      { slug: "notes", title: "Notes", author: "", publication: null, issue: null, url: null },
    ],
    ...over,
  });
}
