/** What pages other than a meeting's say of themselves to machines (schema.org): plain data in, plain data out. */
import type {
  Article,
  BreadcrumbList,
  EventSeries,
  Organization,
  Person,
  Place,
  WithContext,
} from "schema-dts";
import { authors, filled, type JsonLdVenue, place } from "./jsonld-parts.ts";

const CONTEXT = "https://schema.org";

/** The way to a page from the site's home: names, with paths of the site. */
export function crumbsJsonLd(
  siteUrl: string,
  way: { name: string; path: string }[],
): WithContext<BreadcrumbList> {
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: [{ name: "Meetings", path: "" }, ...way].map(({ name, path }, index) => ({
      "@type": "ListItem" as const,
      position: index + 1,
      name,
      item: siteUrl + path,
    })),
  };
}

/** A venue at its page. */
export function venueJsonLd(venue: JsonLdVenue, url: string): WithContext<Place> {
  return {
    "@context": CONTEXT,
    ...place(venue),
    "@type": "Place",
    "@id": url,
    url,
    sameAs: filled(venue.url),
  };
}

/** A speaker at their page; `description` is their biography on one line. */
export function speakerJsonLd(
  speaker: { name: string; url: string | null; description: string },
  url: string,
): WithContext<Person> {
  return {
    "@context": CONTEXT,
    "@type": "Person",
    "@id": url,
    name: speaker.name,
    description: filled(speaker.description),
    url,
    sameAs: filled(speaker.url),
  };
}

/** A group at its page. */
export function groupJsonLd(
  group: { name: string; url: string | null; email: string | null; description: string },
  url: string,
): WithContext<Organization> {
  return {
    "@context": CONTEXT,
    "@type": "Organization",
    "@id": url,
    name: group.name,
    description: filled(group.description),
    email: filled(group.email),
    url,
    sameAs: filled(group.url),
  };
}

/** A series at its page, with the group whose it is. */
export function seriesJsonLd(
  series: { title: string; summary: string; groupName: string },
  url: string,
  groupUrl: string,
): WithContext<EventSeries> {
  return {
    "@context": CONTEXT,
    "@type": "EventSeries",
    "@id": url,
    name: series.title,
    description: series.summary || `${series.title}: meetings of ${series.groupName}.`,
    url,
    organizer: { "@type": "Organization", name: series.groupName, url: groupUrl },
  };
}

/** Something to read at its page, with what it appeared in. */
export function articleJsonLd(
  article: {
    title: string;
    author: string;
    publication: string | null;
    issue: string | null;
    publishedOn: string | null;
    url: string | null;
    excerpt: string;
    language: string;
  },
  url: string,
): WithContext<Article> {
  const { publication, issue } = article;
  const paper = publication ? { "@type": "Periodical" as const, name: publication } : undefined;
  return {
    "@context": CONTEXT,
    "@type": "Article",
    "@id": url,
    headline: article.title,
    author: authors(article.author),
    datePublished: filled(article.publishedOn),
    inLanguage: filled(article.language),
    abstract: filled(article.excerpt),
    isPartOf: issue ? { "@type": "PublicationIssue", issueNumber: issue, isPartOf: paper } : paper,
    url,
    sameAs: filled(article.url),
  };
}
