import { expect, test } from "vitest";
import {
  articleJsonLd,
  crumbsJsonLd,
  groupJsonLd,
  seriesJsonLd,
  speakerJsonLd,
  venueJsonLd,
} from "#lib/feeds/jsonld-pages.ts";
import { authors } from "#lib/feeds/jsonld-parts.ts";

const SITE = "https://meetings.example.org";
const plain = (data: object) => JSON.parse(JSON.stringify(data));

test("the way to a page begins at home and counts from one", () => {
  const { itemListElement } = plain(crumbsJsonLd(SITE, [{ name: "Venues", path: "/venues" }]));
  expect(itemListElement).toEqual([
    { "@type": "ListItem", position: 1, name: "Meetings", item: SITE },
    { "@type": "ListItem", position: 2, name: "Venues", item: `${SITE}/venues` },
  ]);
});

test("a venue without an address still has one, and its page before its website", () => {
  const bare = { address: "", locality: "", postcode: "", country: "" };
  const venue = { name: "The hut", url: "https://hut.example", latitude: null, longitude: null };
  expect(plain(venueJsonLd({ ...venue, ...bare }, `${SITE}/venues/hut`))).toEqual({
    "@context": "https://schema.org",
    "@type": "Place",
    "@id": `${SITE}/venues/hut`,
    name: "The hut",
    address: "The hut",
    url: `${SITE}/venues/hut`,
    sameAs: "https://hut.example",
  });
});

test("an article in an issue names both paper and issue", () => {
  const article = {
    title: "The Korean experience",
    author: "A. Reader",
    publication: "Lalkar",
    issue: "7",
    publishedOn: "2007-11",
    url: null,
    excerpt: "",
    language: "en",
  };
  expect(plain(articleJsonLd(article, `${SITE}/articles/a`))).toMatchObject({
    headline: "The Korean experience",
    author: { "@type": "Person", name: "A. Reader" },
    datePublished: "2007-11",
    isPartOf: { issueNumber: "7", isPartOf: { "@type": "Periodical", name: "Lalkar" } },
  });
  const alone = articleJsonLd({ ...article, issue: null, publication: null }, "x");
  expect(plain(alone)).not.toHaveProperty("isPartOf");
});

test("authors are people or bodies where that is known, and else a name", () => {
  const authorOf = (line: string) => plain({ author: authors(line) }).author;
  expect(authorOf("")).toBeUndefined();
  expect(authorOf("Friends of the Mills")).toEqual({
    "@type": "Organization",
    name: "Friends of the Mills",
  });
  expect(authorOf("Lalkar")).toBe("Lalkar");
  expect(authorOf("Brook, Ada; Lalkar")).toEqual([
    { "@type": "Person", name: "Ada Brook", familyName: "Brook", givenName: "Ada" },
    "Lalkar",
  ]);
});

test("speakers, groups and series say what they are", () => {
  const speaker = { name: "Jun Whitcombe", url: null, description: "" };
  expect(plain(speakerJsonLd(speaker, "s"))).toMatchObject({ "@type": "Person", url: "s" });
  const group = { name: "Readers", url: null, email: null, description: "Read." };
  expect(plain(groupJsonLd(group, "g"))).toMatchObject({
    "@type": "Organization",
    description: "Read.",
  });
  const series = { title: "Wednesdays", summary: "", groupName: "Readers" };
  expect(plain(seriesJsonLd(series, "w", "g"))).toMatchObject({
    "@type": "EventSeries",
    description: "Wednesdays: meetings of Readers.",
    organizer: { name: "Readers", url: "g" },
  });
});
