import { addDays, addMinutes, toLocal } from "#lib/time/dates.ts";
import { LUNCH_QUESTIONS, type SampleQuestion } from "./questions.ts";
import type { Societies } from "./societies.ts";

type Item = {
  kind: "talk" | "discussion" | "film" | "music" | "break" | "other";
  title: string;
  at?: number;
  minutes?: number;
  speakers?: string[];
};
type Relation =
  | "read-before"
  | "background"
  | "announcement"
  | "cited"
  | "report"
  | "recording"
  | "photos";

export type SampleMeeting = {
  row: {
    groupId: string;
    title: string;
    startsAtLocal: string;
    endsAtLocal: string;
    [column: string]: unknown;
  };
  coHosts?: string[];
  topics?: string[];
  programme?: Item[];
  reading?: [article: string, relation: Relation][];
  questions?: SampleQuestion[];
  /** People going, each with the size of the party; and people waiting. */
  going?: number[];
  waiting?: number[];
};

/** Wall times relative to the day of seeding. */
function calendar(today: Date) {
  const midnight = `${toLocal(today, "Europe/London").slice(0, 10)}T00:00`;
  const on = (days: number, time: string) => `${addDays(midnight, days).slice(0, 10)}T${time}`;
  /** The third Wednesday of the month so many months away. */
  const thirdWednesday = (months: number, time: string) => {
    const [year, month] = midnight.split("-").map(Number) as [number, number];
    const first = new Date(Date.UTC(year, month - 1 + months, 1));
    const day = 1 + ((3 - first.getUTCDay() + 7) % 7) + 14;
    return `${first.toISOString().slice(0, 8)}${String(day).padStart(2, "0")}T${time}`;
  };
  return { on, thirdWednesday };
}

const lasting = (startsAtLocal: string, minutes: number) => ({
  startsAtLocal,
  endsAtLocal: addMinutes(startsAtLocal, minutes),
});

/** The twelve papers of the society's long day. */
const PAPERS = [
  "Four mills and one stream",
  "The well that moved",
  "Baths for the deserving",
  "What the brewers drank",
  "Monday in the wash-house",
  "A fountain nobody asked for",
  "Fire-plugs and who paid for them",
  "The miller’s lawsuit",
  "Holy water, parish pump",
  "Steam, soap and the school board",
  "The company that owned the rain",
  "Who may draw, and when",
];

/** Meetings of every shape, past and to come, on the day given. */
export function sampleMeetings(s: Societies, today: Date): SampleMeeting[] {
  const { on, thirdWednesday } = calendar(today);
  const { groups: g, venues: v, articles: a } = s;
  return [
    {
      row: {
        groupId: g.history!,
        title: "The river under the road",
        occasion: "280 years since the great map",
        summary:
          "An illustrated talk on the covered river, from the ponds on the heath to the outfall, with a map you can hold in your hand.",
        description:
          "The river still runs; it only does so where nobody looks. This evening follows it street by street with a map of 1746, a set of drain-keeper’s notebooks and a good deal of walking.\n\n**Bring** nothing but curiosity. There will be copies of the map to draw on.\n\n- Tea and biscuits from a quarter to seven\n- The society’s journal is on sale at the door",
        ...lasting(on(4, "19:00"), 120),
        doorsAtLocal: on(4, "18:40"),
        venueId: v.tannery,
        roomId: s.rooms.main,
        capacity: 80,
        free: true,
        priceNote: "a collection for the hall",
        contact: "secretary@fleetvalley.example.org",
        accessNotes: "Hearing loop. Seats can be kept at the front: tell us when you reply.",
        chair: "Adaeze Holloway",
        maxPartySize: 4,
      },
      topics: ["Local history", "Maps", "Rivers"],
      programme: [
        { kind: "other", title: "Welcome", at: 0, minutes: 10 },
        {
          kind: "talk",
          title: "From the ponds to the outfall",
          at: 10,
          minutes: 50,
          speakers: ["Dr Miriam Okafor-Lindqvist"],
        },
        { kind: "break", title: "Tea", at: 60, minutes: 15 },
        {
          kind: "talk",
          title: "How the map was made",
          at: 75,
          minutes: 20,
          speakers: ["Tomasz Wren"],
        },
        { kind: "discussion", title: "Questions and discussion", at: 95, minutes: 25 },
      ],
      reading: [
        [a.map!, "read-before"],
        [a.mills!, "background"],
      ],
      going: [1, 2, 1, 1, 3, 1, 2, 1],
    },
    {
      row: {
        groupId: g.nature!,
        title: "Moths by lamplight",
        summary: "Two sheets, two lamps and whatever comes. The hut holds twelve.",
        ...lasting(on(9, "20:30"), 150),
        venueId: v.hut,
        capacity: 12,
        maxPartySize: 3,
        priceAmount: "3.00",
        priceCurrency: "GBP",
        priceNote: "children free",
      },
      topics: ["Natural history"],
      programme: [
        { kind: "talk", title: "What to expect", at: 0, speakers: ["Rosalind Achterberg"] },
        { kind: "other", title: "At the lamps", at: 30 },
      ],
      reading: [[a.moths!, "read-before"]],
      going: [2, 1, 3, 1, 2, 1, 2],
      waiting: [1, 2, 1],
    },
    {
      row: {
        groupId: g.stars!,
        title: "What can be seen next month",
        summary: "An hour online with the sky of the coming month. Anybody can join.",
        ...lasting(on(6, "20:00"), 60),
        onlineUrl: "https://meet.example.org/north-quay",
        onlineUrlFor: "everyone",
      },
      topics: ["Astronomy"],
      programme: [{ kind: "talk", title: "The month’s sky", speakers: ["Jun Whitcombe"] }],
      reading: [[a.sky!, "read-before"]],
      going: [1, 1, 1],
    },
    {
      row: {
        groupId: g.stars!,
        title: "One star, two shores",
        summary:
          "At the observatory and online: the same variable star seen from both sides of the ocean.",
        ...lasting(on(17, "19:30"), 120),
        venueId: v.observatory,
        onlineUrl: "https://meet.example.org/two-shores",
        onlineUrlFor: "going",
        capacity: 40,
        proofOfWork: true,
      },
      coHosts: [g.nature!],
      topics: ["Astronomy"],
      programme: [
        { kind: "talk", title: "Why stars change", speakers: ["Dr Leocadia Marsh"], at: 0 },
        { kind: "other", title: "At the telescope", speakers: ["Jun Whitcombe"], at: 60 },
      ],
      going: [1, 2],
    },
    {
      row: {
        groupId: g.history!,
        title: "A walk along the parish boundary",
        summary: "Four miles, some steps, one stile.",
        status: "cancelled",
        sequence: 1,
        statusNote: "The path is closed after the storm. We hope to walk in spring instead.",
        ...lasting(on(12, "10:30"), 180),
        takesRsvps: true,
        capacity: 25,
      },
      topics: ["Local history", "Walks"],
      going: [1, 1, 2],
    },
    {
      row: {
        groupId: g.nature!,
        title: "Mosses of the north face",
        summary: "A morning on hands and knees.",
        status: "postponed",
        sequence: 1,
        statusNote: "Too much ice for the path. A new date will be told to everybody who replied.",
        ...lasting(on(20, "10:00"), 150),
        venueId: v.hut,
        capacity: 12,
      },
      topics: ["Natural history"],
      going: [1, 2],
    },
    {
      row: {
        groupId: g.history!,
        title:
          "Water, work and worship: a day of twelve short papers on mills, wells, baths, breweries, wash-houses, fountains, fire-plugs and the people who quarrelled over them",
        occasion: "The society’s fiftieth year",
        summary: "A whole day, twelve speakers, lunch in the yard.",
        ...lasting(on(41, "10:00"), 450),
        doorsAtLocal: on(41, "09:30"),
        venueId: v.tannery,
        capacity: 90,
        maxPartySize: 6,
        priceNote: "£12 with lunch, £6 without",
        rsvpsOpenAtLocal: on(-10, "09:00"),
        rsvpsCloseAtLocal: on(39, "18:00"),
        takesTentative: true,
        takesApologies: true,
        namesAttendees: true,
        asksHeardFrom: true,
      },
      questions: LUNCH_QUESTIONS,
      topics: ["Local history", "Rivers"],
      programme: [
        ...Object.keys(s.people)
          .slice(0, 6)
          .map((name, i) => ({
            kind: "talk" as const,
            title: PAPERS[i]!,
            at: i * 25,
            minutes: 25,
            speakers: [name],
          })),
        { kind: "break", title: "Lunch in the yard", at: 150, minutes: 75 },
        ...Object.keys(s.people)
          .slice(6, 12)
          .map((name, i) => ({
            kind: "talk" as const,
            title: PAPERS[i + 6]!,
            at: 225 + i * 25,
            minutes: 25,
            speakers: [name],
          })),
        { kind: "discussion", title: "Closing discussion", at: 390, minutes: 60 },
      ],
      reading: [
        [a.mills!, "read-before"],
        [a.map!, "background"],
      ],
      going: [2, 1, 1, 4, 2],
    },
    {
      row: {
        groupId: g.history!,
        title: "Exhibition: maps from the drawer",
        summary: "The society’s maps on the wall for five days. Walk in.",
        startsAtLocal: on(-1, "10:00"),
        endsAtLocal: on(4, "17:00"),
        dailyFrom: "10:00",
        dailyUntil: "17:00",
        venueId: v.tannery,
        roomId: s.rooms.upper,
        takesRsvps: false,
        free: true,
      },
      topics: ["Maps"],
    },
    ...[-2, -1, 1, 2, 3].map((months) => ({
      row: {
        groupId: g.readers!,
        seriesId: s.series.wednesdays,
        title: `Third Wednesday: ${["letters", "a sea voyage", "a winter book", "short stories", "a life"][months < 0 ? months + 2 : months + 1]}`,
        summary: "The book is at the library desk from the week before.",
        ...lasting(thirdWednesday(months, "19:00"), 120),
        venueId: v.library,
        capacity: 20,
      },
      topics: ["Books"],
      going: [1, 1, 2],
    })),
    {
      row: {
        groupId: g.cymdeithas!,
        title: "Noson o gerddi a chaneuon",
        occasion: "Gŵyl y gaeaf",
        summary: "Cerddi, caneuon a phaned. Croeso i bawb. An evening in Welsh.",
        language: "cy",
        ...lasting(on(26, "19:00"), 150),
        venueId: v.chapel,
        capacity: 60,
        rsvpsOpenAtLocal: on(5, "09:00"),
      },
      coHosts: [g.readers!],
      topics: ["Barddoniaeth"],
      programme: [{ kind: "music", title: "Caneuon", speakers: ["Heledd Fychan-Prys"] }],
    },
    {
      row: {
        groupId: g.history!,
        title: "Committee and friends",
        summary: "For those who have the link.",
        visibility: "unlisted",
        ...lasting(on(8, "18:30"), 90),
        venueId: v.tannery,
        roomId: s.rooms.upper,
        capacity: 24,
      },
      going: [1, 1],
    },
    {
      row: {
        groupId: g.history!,
        title: "The brewers’ bridge",
        summary: "Speaker to be confirmed.",
        status: "draft",
        ...lasting(on(60, "19:00"), 120),
        venueId: v.tannery,
        capacity: 80,
      },
      topics: ["Local history"],
    },
    {
      row: {
        groupId: g.history!,
        title: "An evening on wells",
        summary: "Holy, healing and merely useful.",
        ...lasting(on(-24, "19:00"), 120),
        venueId: v.tannery,
        roomId: s.rooms.main,
        capacity: 80,
        attendance: 63,
        report:
          "Sixty-three people came, and some stood.\n\nAdaeze Holloway took the wells in the order in which they were forgotten. The oldest is under a car park; the youngest was dug for a brewery that never opened. In the discussion three people offered wells of their own, one of which proved to be a coal hole.\n\n> “A well is a promise made by somebody who is no longer there to keep it.”\n\nThe collection came to £112 for the hall.",
      },
      topics: ["Local history", "Rivers"],
      programme: [
        { kind: "talk", title: "Wells, remembered and not", speakers: ["Adaeze Holloway"], at: 0 },
        { kind: "discussion", title: "Discussion", at: 60 },
      ],
      reading: [
        [a.mills!, "cited"],
        [a.wells!, "report"],
        [a.recording!, "recording"],
      ],
      going: [2, 1, 1, 3],
    },
    {
      row: {
        groupId: g.stars!,
        title: "The long night",
        summary: "From dusk to dawn at the telescope.",
        startsAtLocal: on(-330, "21:00"),
        endsAtLocal: on(-329, "05:30"),
        venueId: v.observatory,
        capacity: 40,
        attendance: 17,
      },
      topics: ["Astronomy"],
      programme: [{ kind: "other", title: "Observing", speakers: ["Jun Whitcombe"] }],
    },
  ];
}
