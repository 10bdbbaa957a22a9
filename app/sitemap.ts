import type { MetadataRoute } from "next";
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

export const dynamic = "force-dynamic";

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
];

/** Every public page: what is unlisted, a draft, or of no listed meeting is not among them. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = env().siteUrl;
  const [
    meetings,
    years,
    venues,
    speakers,
    groups,
    articles,
    publications,
    issues,
    topics,
    series,
  ] = await Promise.all([
    listMeetingAddresses(),
    listArchiveYears({ at: now() }),
    listPublicVenues(),
    listPublicSpeakers(),
    listPublicGroups(),
    listPublicArticles(),
    listPublicPublications(),
    listIssuePaths(),
    listPublicTopics(),
    listPublicSeries(),
  ]);
  const pages = (folder: string, rows: { slug: string; changedAt?: Date }[]) =>
    rows.map(({ slug, changedAt }) => ({
      url: `${site}/${folder}/${slug}`,
      ...(changedAt ? { lastModified: changedAt } : {}),
    }));
  return [
    ...INDEXES.map((path) => ({ url: `${site}${path}` })),
    ...years.map(({ year }) => ({ url: `${site}/archive/${year}` })),
    ...pages("meetings", meetings),
    ...pages("groups", groups),
    ...pages("venues", venues),
    ...pages("speakers", speakers),
    ...pages("articles", articles),
    ...pages("publications", publications),
    ...issues.map((path) => ({ url: `${site}${path}` })),
    ...pages("topics", topics),
    ...pages("series", series),
  ];
}
