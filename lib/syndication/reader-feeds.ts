/** The feeds for people's readers: of which things, under which name and address. */
import { env } from "#lib/env.ts";
import { atomText, jsonFeedText, type ReaderFeed } from "#lib/feeds/atom.ts";
import { findMovedGroup, findPublicGroup } from "#lib/groups/public-queries.ts";
import {
  findMovedPublication,
  findPublicPublication,
} from "#lib/reading/publications/public-queries.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { findPublicTopic } from "#lib/topics/public-queries.ts";
import type { FoundFeed } from "./http.ts";
import { newestChange } from "./public-queries.ts";
import { type FeedOf, newestArticleChange } from "./public-reader-queries.ts";
import { entriesOf, READER_SUBJECTS, type ReaderSubject } from "./reader-entries.ts";

type Format = "atom" | "json";

/** What a feed is of, and the words and addresses for it. */
type Scope = {
  of: FeedOf;
  name: string;
  description: string;
  language: string;
  /** The path of its page. */
  page: string;
  /** The path that its feeds stand under. */
  base: string;
};

const TITLE: Record<ReaderSubject, string> = {
  meetings: "Meetings",
  articles: "Reading",
  reports: "Reports",
};

/** "meetings.atom" → its parts, or null. */
function parseFile(file: string): { subject: ReaderSubject; format: Format } | null {
  const [subject, format, more] = file.split(".");
  const known = READER_SUBJECTS.find((name) => name === subject);
  if (!known || more !== undefined || (format !== "atom" && format !== "json")) return null;
  return { subject: known, format };
}

/** A feed of the whole site: "meetings.atom", "reports.json"… */
export async function siteReaderFeed(file: string): Promise<FoundFeed> {
  const name = await getSiteName();
  const { host } = new URL(env().siteUrl);
  return feedOf(file, {
    of: {},
    name,
    description: `From ${host}`,
    language: "en-GB",
    page: "",
    base: "/feeds",
  });
}

/** A feed of what a group hosts or co-hosts. */
export async function groupReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  const group = await findPublicGroup(slug);
  if (!group) return moved(await findMovedGroup(slug), "groups", file);
  return feedOf(file, {
    of: { groupId: group.id },
    name: group.name,
    description: markdownToLine(group.description, 300),
    language: group.language,
    page: `/groups/${group.slug}`,
    base: `/groups/${group.slug}/feeds`,
  });
}

/** A feed of what belongs to a topic. */
export async function topicReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  const topic = await findPublicTopic(slug);
  if (!topic) return null;
  return feedOf(file, {
    of: { topicId: topic.id },
    name: topic.name,
    description: `About ${topic.name}`,
    language: "en-GB",
    page: `/topics/${topic.slug}`,
    base: `/topics/${topic.slug}/feeds`,
  });
}

/** The feed of a publication's articles: "articles.atom" and "articles.json". */
export async function publicationReaderFeed(slug: string, file: string): Promise<FoundFeed> {
  if (parseFile(file)?.subject !== "articles") return null;
  const publication = await findPublicPublication(slug);
  if (!publication) return moved(await findMovedPublication(slug), "publications", file);
  return feedOf(file, {
    of: { publicationId: publication.id },
    name: publication.name,
    description: markdownToLine(publication.description, 300),
    language: "en-GB",
    page: `/publications/${publication.slug}`,
    base: `/publications/${publication.slug}/feeds`,
  });
}

function moved(slug: string | null, noun: string, file: string): FoundFeed {
  return slug && parseFile(file) ? { movedTo: `/${noun}/${slug}/feeds/${file}` } : null;
}

async function feedOf(file: string, scope: Scope): Promise<FoundFeed> {
  const asked = parseFile(file);
  if (!asked) return null;
  const { subject, format } = asked;
  const { siteUrl } = env();
  const entries = await entriesOf[subject](scope.of);
  const changed = Math.max(
    (await newestChange()).getTime(),
    (await newestArticleChange()).getTime(),
  );
  const self = `${siteUrl}${scope.base}/${subject}`;
  const feed: ReaderFeed = {
    id: self,
    title: `${scope.name}: ${TITLE[subject]}`,
    description: scope.description,
    url: `${siteUrl}${scope.page}` || siteUrl,
    atomUrl: `${self}.atom`,
    jsonUrl: `${self}.json`,
    author: { name: scope.name, url: `${siteUrl}${scope.page}` },
    language: scope.language,
    updatedAt: new Date(
      entries.length > 0
        ? Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime()))
        : changed,
    ),
    entries,
  };
  return {
    content: {
      text: format === "atom" ? atomText(feed) : jsonFeedText(feed),
      changedAt: new Date(changed),
      filename: file,
      contentType: `application/${format === "atom" ? "atom+xml" : "feed+json"}; charset=utf-8`,
    },
  };
}
