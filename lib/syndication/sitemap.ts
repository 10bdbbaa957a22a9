import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type AnyColumn, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  issues,
  meetings,
  meetingTopics,
  programmeSpeakers,
  publications,
  relations,
  series,
  speakers,
  topics,
  venues,
} from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { listPublicGroups } from "#lib/groups/public-queries.ts";
import { listArchiveYears } from "#lib/meetings/public-list.ts";
import { listMeetingAddresses } from "#lib/meetings/public-queries.ts";
import { listPublicArticles } from "#lib/reading/articles/public-queries.ts";
import {
  listIssuePaths,
  listPublicPublications,
} from "#lib/reading/publications/public-queries.ts";
import { listPublicSeries } from "#lib/series/public-queries.ts";
import { listPublicSpeakers } from "#lib/speakers/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { listPublicTopics } from "#lib/topics/public-queries.ts";
import { listPublicVenues } from "#lib/venues/public-queries.ts";
import { type Tags, tagsFor } from "./validators.ts";

const INDEXES = [
  "",
  "/meetings",
  "/archive",
  "/articles",
  "/groups",
  "/speakers",
  "/venues",
  "/topics",
  "/newsletter",
  "/subscribe",
  "/privacy",
];

const HOUR_MS = 3_600_000;
const gzipped = promisify(gzip);

const CHANGING = [meetings, groups, venues, speakers, series, articles, publications];
const COUNTED = [topics, issues, relations, programmeSpeakers, meetingTopics];

/**
 * A text that is another one as soon as the sitemap is: the last change and the
 * number of everything that stands in it or decides whether something does, and
 * the hour, since with time meetings pass into the archive.
 */
async function version(): Promise<string> {
  const last = (column: AnyColumn) => sql<number | string | null>`max(${column})`;
  const rows = await Promise.all([
    ...CHANGING.map((table) =>
      store.read.select({ n: sql<number>`count(*)`, at: last(table.changedAt) }).from(table),
    ),
    ...COUNTED.map((table) => store.read.select({ n: sql<number>`count(*)` }).from(table)),
  ]);
  const hour = Math.floor(now().getTime() / HOUR_MS);
  return JSON.stringify([env().siteUrl, hour, rows]);
}

/** As a text, as it is sent to most, and with the entity tag of both. */
export type Sitemap = { text: Buffer; gzipped: Buffer; tags: Tags };

let kept: { version: string; made: Promise<Sitemap> } | null = null;

/**
 * The sitemap of every public page: what is unlisted, a draft, or of no listed
 * meeting is not in it. It is made and compressed once until it changes, since
 * anybody may ask for it as often as they like.
 */
export async function sitemap(): Promise<Sitemap> {
  const present = await version();
  if (kept?.version !== present) {
    const made = make();
    kept = { version: present, made };
    // What could not be made is tried again.
    made.catch(() => {
      kept = null;
    });
  }
  return kept.made;
}

async function make(): Promise<Sitemap> {
  const text = Buffer.from(await written());
  return { text, gzipped: await gzipped(text), tags: tagsFor(text) };
}

/** An address of this site needs no escaping: slugs, years and encoded numbers. */
const entry = (url: string, changedAt?: Date) =>
  `<url><loc>${url}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ""}</url>\n`;

async function written(): Promise<string> {
  const site = env().siteUrl;
  const [years, issuePaths, ...lists] = await Promise.all([
    listArchiveYears({ at: now() }),
    listIssuePaths(),
    listMeetingAddresses(),
    listPublicGroups(),
    listPublicVenues(),
    listPublicSpeakers(),
    listPublicArticles(),
    listPublicPublications(),
    listPublicTopics(),
    listPublicSeries(),
  ]);
  const folders = [
    "meetings",
    "groups",
    "venues",
    "speakers",
    "articles",
    "publications",
    "topics",
    "series",
  ];
  const pages = lists.map((rows: { slug: string; changedAt?: Date }[], index) =>
    rows.map(({ slug, changedAt }) => entry(`${site}/${folders[index]}/${slug}`, changedAt)),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
    ...INDEXES.map((path) => entry(site + path)),
    ...years.map(({ year }) => entry(`${site}/archive/${year}`)),
    ...pages.flat(),
    ...issuePaths.map((path) => entry(site + path)),
    "</urlset>\n",
  ].join("");
}
