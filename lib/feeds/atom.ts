/** Feeds for people's readers: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org). Plain data in, text out. */
import { Feed } from "feed";
import { typeOfEnding } from "./media.ts";

export type ReaderEntry = {
  /** A tag URI (RFC 4151): the same for good, whatever becomes of the address. */
  id: string;
  title: string;
  /** Its page here. */
  url: string;
  /** Where it is, if that is elsewhere. */
  externalUrl: string | null;
  /** On one line. */
  summary: string;
  /** Sanitised, with absolute addresses. */
  html: string;
  authors: string[];
  language: string;
  topics: string[];
  /** Recordings of it that can be played as they are. */
  enclosures: { url: string; type: string }[];
  publishedAt: Date;
  updatedAt: Date;
};

export type ReaderFeed = {
  id: string;
  title: string;
  description: string;
  /** The page it is the feed of. */
  url: string;
  /** Where it is itself, as Atom and as JSON. */
  atomUrl: string;
  jsonUrl: string;
  /** Who it is by. */
  author: { name: string; url: string };
  language: string;
  updatedAt: Date;
  entries: ReaderEntry[];
};

const GENERATOR = "Marchmont";

const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** What XML 1.0 has no way to hold (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The package takes a file's ending for its type. */
const ENCLOSURE = /(<link rel="enclosure"[^>]* type=")audio\/([A-Za-z0-9]+)(?=")/g;
const typed = (link: string, before: string, ending: string) => {
  const type = typeOfEnding(ending);
  return type ? before + type : link;
};

/** The feed as Atom. The package sends titles and summaries as HTML, so theirs is escaped. */
export function atomText(feed: ReaderFeed): string {
  const atom = new Feed({
    id: feed.id,
    title: feed.title,
    description: feed.description || undefined,
    link: feed.url,
    feed: feed.atomUrl,
    author: { name: feed.author.name, link: feed.author.url },
    updated: feed.updatedAt,
    generator: GENERATOR,
  });
  for (const entry of feed.entries) {
    atom.addItem({
      id: entry.id,
      title: escaped(entry.title),
      link: entry.url,
      description: escaped(entry.summary) || undefined,
      content: entry.html,
      author: entry.authors.map((name) => ({ name })),
      category: entry.topics.map((name) => ({ name, term: name })),
      // One at most: a reader is given no choice (RFC 4287, section 4.2.7.2).
      audio: entry.enclosures[0]?.url,
      published: entry.publishedAt,
      date: entry.updatedAt,
    });
  }
  return `${atom.atom1().toWellFormed().replace(NOT_XML, "").replace(ENCLOSURE, typed)}\n`;
}

/** The feed as JSON Feed 1.1; the package knows version 1 only. */
export function jsonFeedText(feed: ReaderFeed): string {
  const item = (entry: ReaderEntry) => ({
    id: entry.id,
    url: entry.url,
    ...(entry.externalUrl ? { external_url: entry.externalUrl } : {}),
    title: entry.title,
    content_html: entry.html,
    ...(entry.summary ? { summary: entry.summary } : {}),
    date_published: entry.publishedAt.toISOString(),
    date_modified: entry.updatedAt.toISOString(),
    ...(entry.authors.length > 0 ? { authors: entry.authors.map((name) => ({ name })) } : {}),
    ...(entry.topics.length > 0 ? { tags: entry.topics } : {}),
    ...(entry.language ? { language: entry.language } : {}),
    ...(entry.enclosures.length > 0
      ? { attachments: entry.enclosures.map(({ url, type }) => ({ url, mime_type: type })) }
      : {}),
  });
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.url,
    feed_url: feed.jsonUrl,
    ...(feed.description ? { description: feed.description } : {}),
    language: feed.language,
    authors: [feed.author],
    items: feed.entries.map(item),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
