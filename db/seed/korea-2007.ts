import type { Tx } from "#db/engine.ts";
import { programmeItems, relations } from "#db/tables.ts";
import {
  insertArticle,
  insertGroup,
  insertIssue,
  insertMeeting,
  insertPublication,
  insertVenue,
  sampleId,
} from "./rows.ts";

/**
 * The meeting that the app is modelled on, as plain facts with links. The
 * sources name no hour; an afternoon is assumed, and the page says so.
 */
export async function seedKorea2007(tx: Tx): Promise<void> {
  const group = await insertGroup(tx, {
    name: "Friends of Korea",
    description: "Held public meetings in London on Korean affairs.",
    url: "https://friendsofkorea.blogspot.com/",
    accent: "#9a1b1e",
    links: [
      { kind: "paper", label: "Proletarian", url: "https://archive.cpgb-ml.org/" },
      { kind: "paper", label: "Lalkar", url: "https://lalkar.net/" },
    ],
  });
  const venue = await insertVenue(tx, {
    groupId: group.id,
    name: "Marchmont Centre",
    address: "Marchmont Street",
    locality: "London",
    postcode: "WC1",
    country: "GB",
    latitude: 51.5256,
    longitude: -0.1254,
    capacity: 80,
    directions: "Russell Square underground station is five minutes away on foot.",
  });
  const meeting = await insertMeeting(tx, {
    groupId: group.id,
    title: "Building a Revolutionary Party – the Korean Experience",
    occasion: "62nd anniversary of the founding of the Workers’ Party of Korea",
    summary: "A public meeting with a film, speeches, messages and an informal discussion.",
    description:
      "The meeting was announced in *Proletarian* and reported in *Lalkar*. The sources give the day but not the hour; an afternoon is assumed here.",
    startsAtLocal: "2007-10-07T14:00",
    endsAtLocal: "2007-10-07T17:00",
    venueId: venue.id,
    takesRsvps: false,
    report:
      "The meeting opened with a film. Speeches and messages followed, and it closed with refreshments and an informal discussion. *Lalkar* printed summaries of the speeches: see below.",
  });
  const programme = [
    { kind: "film", title: "Film" },
    { kind: "talk", title: "Speeches" },
    { kind: "other", title: "Messages" },
    { kind: "discussion", title: "Refreshments and informal discussion" },
  ] as const;
  await tx.insert(programmeItems).values(
    programme.map((item, position) => ({
      ...item,
      id: sampleId(`item 2007 ${position}`),
      meetingId: meeting.id,
      position,
    })),
  );

  const proletarian = await insertPublication(tx, {
    groupId: group.id,
    name: "Proletarian",
    url: "https://archive.cpgb-ml.org/",
  });
  const issue20 = await insertIssue(tx, {
    publicationId: proletarian.id,
    number: "20",
    datedOn: "2007-10",
  });
  const lalkar = await insertPublication(tx, {
    groupId: group.id,
    name: "Lalkar",
    url: "https://lalkar.net/",
  });
  const background = await insertArticle(tx, {
    groupId: group.id,
    title: "Building a revolutionary party – the Korean experience",
    publicationId: proletarian.id,
    issueId: issue20.id,
    publishedOn: "2007-10",
    url: "https://archive.cpgb-ml.org/index.php?art=335&secName=proletarian&subName=display",
    language: "en-GB",
  });
  const report = await insertArticle(tx, {
    groupId: group.id,
    title: "The Korean experience",
    publicationId: lalkar.id,
    publishedOn: "2007-11",
    url: "https://lalkar.net/2007/11/building-a-revolutionary-party-the-korean-experience/",
    language: "en-GB",
  });
  // Lalkar's report refers to both; it gives neither an edition nor a date.
  const historical = await insertArticle(tx, {
    groupId: group.id,
    title: "Historical experience of building the Workers’ Party of Korea",
    author: "Kim Il Sung",
    language: "en",
  });
  const lessons = await insertArticle(tx, {
    groupId: group.id,
    title: "Historical lessons in building socialism and the General Line of our Party",
    author: "Kim Jong Il",
    language: "en",
  });
  await tx.insert(relations).values([
    { meetingId: meeting.id, articleId: background.id, relation: "background", position: 0 },
    { meetingId: meeting.id, articleId: report.id, relation: "report", position: 1 },
    { meetingId: meeting.id, articleId: historical.id, relation: "cited", position: 2 },
    { meetingId: meeting.id, articleId: lessons.id, relation: "cited", position: 3 },
  ]);
}
