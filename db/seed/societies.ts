import type { Tx } from "#db/engine.ts";
import { rooms } from "#db/tables.ts";
import { seedNewsletter } from "./newsletter.ts";
import {
  insertArticle,
  insertGroup,
  insertIssue,
  insertPublication,
  insertSeries,
  insertSpeaker,
  insertVenue,
  sampleId,
} from "./rows.ts";

/** The invented societies with their halls, people and papers. */
export async function seedSocieties(tx: Tx) {
  const history = await insertGroup(tx, {
    name: "Fleet Valley History Society",
    description:
      "We look into the history of the streets around a river that nobody sees any more. Talks on the first Thursday, walks in summer, everybody welcome.",
    email: "secretary@fleetvalley.example.org",
    url: "https://fleetvalley.example.org/",
    accent: "#1f5c8b",
    links: [
      { kind: "paper", label: "The Culvert", url: "https://fleetvalley.example.org/journal" },
      { kind: "photos", label: "Photographs", url: "https://fleetvalley.example.org/photos" },
      { kind: "radio", label: "The Covered River", url: "https://fleetvalley.example.org/sound" },
      { kind: "shop", label: "Maps and books", url: "https://shop.fleetvalley.example.org/" },
      { kind: "youth", label: "Young Fleet", url: "https://young.fleetvalley.example.org/" },
    ],
  });
  const nature = await insertGroup(tx, {
    name: "Old Quarry Naturalists",
    description: "Moths, mosses and everything between. Field meetings and indoor evenings.",
    email: "hello@oldquarry.example.org",
    accent: "#2c6e49",
  });
  const readers = await insertGroup(tx, {
    name: "Lantern Reading Circle",
    description: "A book a month, read slowly. The third Wednesday.",
    email: "lantern@example.org",
    accent: "#7a3e9d",
  });
  const stars = await insertGroup(tx, {
    name: "North Quay Astronomers",
    description: "Observing evenings, a small library and a large telescope.",
    email: "sky@northquay.example.org",
    links: [
      { kind: "video", label: "Nights on film", url: "https://video.northquay.example.org/" },
    ],
    accent: "#30475e",
  });
  const cymdeithas = await insertGroup(tx, {
    name: "Cymdeithas y Bont",
    description: "Nosweithiau o gerddi a chaneuon. Evenings of poems and songs in Welsh.",
    email: "bont@example.org",
    language: "cy",
    accent: "#a34a00",
  });

  const tannery = await insertVenue(tx, {
    groupId: history.id,
    name: "The Old Tannery Hall",
    address: "14 Saddler’s Yard",
    locality: "London",
    postcode: "EC0 1AA",
    country: "GB",
    latitude: 51.5221,
    longitude: -0.1049,
    capacity: 90,
    accessNotes: "Step-free from the yard. Hearing loop in the main hall. One accessible lavatory.",
    directions: "Through the arch beside the bakery; the hall is at the back of the yard.",
  });
  await tx.insert(rooms).values([
    {
      id: sampleId("room main"),
      venueId: tannery.id,
      name: "Main hall",
      capacity: 90,
      position: 0,
    },
    {
      id: sampleId("room upper"),
      venueId: tannery.id,
      name: "Upper room",
      capacity: 24,
      accessNotes: "Up one flight of stairs; no lift.",
      position: 1,
    },
  ]);
  const hut = await insertVenue(tx, {
    groupId: nature.id,
    name: "The Quarry Hut",
    address: "Old Quarry Lane",
    locality: "Hartwick",
    postcode: "HW1 2QQ",
    country: "GB",
    latitude: 53.8,
    longitude: -1.75,
    capacity: 12,
    accessNotes: "A rough path of 300 metres from the road. Bring a torch.",
  });
  const library = await insertVenue(tx, {
    groupId: readers.id,
    name: "Lantern Street Library",
    address: "2 Lantern Street",
    locality: "Hartwick",
    postcode: "HW1 4LL",
    country: "GB",
    latitude: 53.796,
    longitude: -1.545,
    capacity: 30,
    accessNotes: "Lift to all floors. Quiet room on request.",
  });
  const observatory = await insertVenue(tx, {
    groupId: stars.id,
    name: "North Quay Observatory",
    address: "The Breakwater",
    locality: "North Quay",
    postcode: "NQ7 1ST",
    country: "GB",
    latitude: 55.01,
    longitude: -1.42,
    capacity: 40,
  });
  const chapel = await insertVenue(tx, {
    groupId: cymdeithas.id,
    name: "Festri Capel y Bont",
    address: "Heol y Bont",
    locality: "Trefechan",
    country: "GB",
    latitude: 52.41,
    longitude: -4.09,
    capacity: 60,
  });

  const people: Record<string, string> = {};
  const invite = async (groupId: string, name: string, biography = "") => {
    people[name] = (await insertSpeaker(tx, { groupId, name, biography })).id;
  };
  await invite(
    history.id,
    "Dr Miriam Okafor-Lindqvist",
    "Keeps the map room of a city archive and has walked every covered river of London, some of them twice.",
  );
  await invite(history.id, "Tomasz Wren", "Retired surveyor; draws the society’s maps.");
  await invite(history.id, "Adaeze Holloway");
  await invite(history.id, "Professor Iorwerth St John-Featherstonehaugh", "Writes on canals.");
  for (const name of [
    "Bea Marchetti",
    "Colm Adeyemi",
    "Devika Strand",
    "Emrys Castellan",
    "Frida Olusola",
    "Gus Penhallow",
    "Hana Brightwater",
    "Ines Calloway",
  ]) {
    await invite(history.id, name);
  }
  await invite(nature.id, "Rosalind Achterberg", "County moth recorder for thirty years.");
  await invite(stars.id, "Jun Whitcombe", "Builds telescopes out of what others throw away.");
  await invite(stars.id, "Dr Leocadia Marsh", "Works on variable stars.");
  await invite(cymdeithas.id, "Heledd Fychan-Prys");

  const wednesdays = await insertSeries(tx, {
    groupId: readers.id,
    title: "Third Wednesdays",
    summary: "The circle’s monthly evening: one book, two hours, tea.",
    rule: "FREQ=MONTHLY;BYDAY=3WE",
  });

  const journal = await insertPublication(tx, {
    groupId: history.id,
    name: "The Culvert",
    url: "https://fleetvalley.example.org/journal",
    description: "Journal of the Fleet Valley History Society, twice a year.",
  });
  const issue31 = await insertIssue(tx, {
    publicationId: journal.id,
    number: "31",
    datedOn: "2025-11",
  });
  const issue32 = await insertIssue(tx, {
    publicationId: journal.id,
    number: "32",
    datedOn: "2026-05",
  });
  const article = (row: Parameters<typeof insertArticle>[1]) => insertArticle(tx, row);
  const reading = {
    map: await article({
      groupId: history.id,
      title: "Reading a map of 1746",
      author: "Tomasz Wren",
      publicationId: journal.id,
      issueId: issue31.id,
      publishedOn: "2025-11",
      url: "https://fleetvalley.example.org/journal/31/map",
      excerpt: "What the engraver left out, and why it matters to anybody who walks there today.",
      language: "en-GB",
      readingMinutes: 12,
    }),
    mills: await article({
      groupId: history.id,
      title: "Seven mills and a quarrel",
      author: "Adaeze Holloway",
      publicationId: journal.id,
      issueId: issue32.id,
      publishedOn: "2026-05",
      url: "https://fleetvalley.example.org/journal/32/mills",
      language: "en-GB",
      readingMinutes: 20,
    }),
    wells: await article({
      groupId: history.id,
      title: "An evening on wells, reported",
      author: "Bea Marchetti",
      publicationId: journal.id,
      url: "https://fleetvalley.example.org/journal/wells",
      language: "en-GB",
      readingMinutes: 6,
    }),
    recording: await article({
      groupId: history.id,
      title: "Recording of the evening on wells",
      url: "https://fleetvalley.example.org/sound/wells.mp3",
      language: "en-GB",
    }),
    moths: await article({
      groupId: nature.id,
      title: "Moths that come to light, and those that do not",
      author: "Rosalind Achterberg",
      url: "https://oldquarry.example.org/notes/light",
      publishedOn: "2024",
      language: "en-GB",
      readingMinutes: 8,
    }),
    sky: await article({
      groupId: stars.id,
      title: "How to find your way by four stars",
      author: "Jun Whitcombe",
      url: "https://northquay.example.org/four-stars",
      language: "en-GB",
      readingMinutes: 5,
    }),
  };

  await seedNewsletter(tx, { ...history, accent: history.accent ?? null });

  const ids = (rows: Record<string, { id: string }>) =>
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row.id]));
  return {
    groups: ids({ history, nature, readers, stars, cymdeithas }),
    venues: ids({ tannery, hut, library, observatory, chapel }),
    rooms: { main: sampleId("room main"), upper: sampleId("room upper") },
    series: ids({ wednesdays }),
    articles: ids(reading),
    people,
  };
}

export type Societies = Awaited<ReturnType<typeof seedSocieties>>;
