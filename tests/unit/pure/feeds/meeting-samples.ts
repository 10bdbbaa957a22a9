import { getTableColumns } from "drizzle-orm";
import { meetings } from "#db/tables.ts";
import type { MeetingParts, ProgrammeItem } from "#lib/meetings/parts.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";

type Article = MeetingParts["reading"][number];
type Host = WholeMeeting["group"];

/** A row that says nothing yet, as the table itself would have it. */
const blank = Object.fromEntries(
  Object.entries(getTableColumns(meetings)).map(([name, column]) => [name, column.default ?? null]),
) as typeof meetings.$inferSelect;

export function host(name: string): Host {
  return {
    id: name,
    slug: name,
    name,
    url: null,
    email: null,
    accent: null,
    language: "",
    links: [],
  };
}

export function speaker(name: string) {
  return { id: name, slug: name, name, url: null };
}

export function item(
  title: string,
  offsetMinutes: number | null,
  ...names: string[]
): ProgrammeItem {
  return {
    id: title,
    kind: "talk",
    title,
    description: "",
    offsetMinutes,
    durationMinutes: null,
    speakers: names.map(speaker),
  };
}

export function article(over: Partial<Article>): Article {
  return {
    id: "article",
    relation: "read-before",
    slug: "article",
    title: "",
    author: "",
    publication: null,
    publicationSlug: null,
    issue: null,
    publishedOn: null,
    url: null,
    archiveUrl: null,
    excerpt: "",
    language: "",
    readingMinutes: null,
    ...over,
  };
}

/** The society's first meeting, as the database has it. */
export function meeting2007(over: Partial<WholeMeeting> = {}): WholeMeeting {
  return {
    ...blank,
    id: "meeting-2007",
    slug: "building-a-revolutionary-party-the-korean-experience-2007-10-07",
    uid: "0b8f5a52-3c1d-4f0e-9a57-1f2f6f0f7a11@meetings.example.org",
    status: "published",
    title: "Building a Revolutionary Party – the Korean Experience",
    occasion: "62nd anniversary of the founding of the Workers’ Party of Korea",
    startsAtLocal: "2007-10-07T14:00",
    endsAtLocal: "2007-10-07T17:00",
    timeZone: "Europe/London",
    startsAt: new Date("2007-10-07T13:00:00Z"),
    endsAt: new Date("2007-10-07T16:00:00Z"),
    createdAt: new Date("2026-11-22T09:00:00Z"),
    changedAt: new Date("2026-11-22T09:00:00Z"),
    firstPublishedAt: new Date("2026-11-22T09:00:00Z"),
    seatsTold: 0,
    waitsTold: 0,
    group: host("Friends of Korea"),
    venue: {
      id: "hall",
      slug: "marchmont-centre",
      name: "Marchmont Centre",
      address: "62 Marchmont Street",
      locality: "London",
      postcode: "WC1N 1AB",
      country: "GB",
      latitude: 51.5262,
      longitude: -0.1258,
      mapLink: null,
      accessNotes: "",
      directions: "",
      url: null,
    },
    room: null,
    series: null,
    image: null,
    cohosts: [],
    topics: [{ slug: "history", name: "History" }],
    programme: [],
    reading: [],
    ...over,
  };
}

/** A meeting in a hall and online, with a programme and reading, to come. */
export function fullMeeting(over: Partial<WholeMeeting> = {}): WholeMeeting {
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
    free: true,
    priceAmount: null,
    priceCurrency: "",
    priceNote: "donations welcome",
    group: host("Sample Society"),
    room: { id: "hall", name: "Upper Hall", accessNotes: "Lift to the first floor." },
    cohosts: [host("Second Society"), host("Third Society")],
    topics: [
      { slug: "talks", name: "Talks" },
      { slug: "history-local", name: "History, local" },
    ],
    programme: [
      item("First talk", 15, "A. Speaker"),
      item("Second talk", 60, "B. Speaker", "C. Speaker"),
      item("Discussion", null),
    ],
    reading: [
      article({
        slug: "a-short-history",
        title: "A short history",
        author: "A. Writer",
        publication: "The Paper",
        issue: "20",
        url: "https://paper.example.org/20/history",
      }),
      article({ slug: "notes", title: "Notes" }),
      article({ slug: "cited", title: "Not for reading before", relation: "cited" }),
    ],
    ...over,
  });
}
