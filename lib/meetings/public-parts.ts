import { asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import {
  articles,
  groups,
  hosts,
  issues,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  publications,
  relations,
  speakers,
  topics,
} from "#db/tables.ts";

/* What hangs on a meeting, as its page shows it to anyone. */

/** The programme in its order, each item with its speakers. */
export async function listProgramme(meetingId: string) {
  const rows = await store.read
    .select({
      id: programmeItems.id,
      kind: programmeItems.kind,
      title: programmeItems.title,
      description: programmeItems.description,
      offsetMinutes: programmeItems.offsetMinutes,
      durationMinutes: programmeItems.durationMinutes,
      speakerSlug: speakers.slug,
      speakerName: speakers.name,
      speakerUrl: speakers.url,
    })
    .from(programmeItems)
    .leftJoin(programmeSpeakers, eq(programmeSpeakers.itemId, programmeItems.id))
    .leftJoin(speakers, eq(speakers.id, programmeSpeakers.speakerId))
    .where(eq(programmeItems.meetingId, meetingId))
    .orderBy(
      asc(programmeItems.position),
      asc(programmeItems.id),
      asc(programmeSpeakers.position),
      asc(speakers.name),
    );
  const items = new Map<string, ProgrammeItem>();
  for (const { speakerSlug, speakerName, speakerUrl, ...item } of rows) {
    const known = items.get(item.id) ?? { ...item, speakers: [] };
    if (speakerSlug !== null && speakerName !== null) {
      known.speakers.push({ slug: speakerSlug, name: speakerName, url: speakerUrl });
    }
    items.set(item.id, known);
  }
  return [...items.values()];
}

export type ProgrammeItem = {
  id: string;
  kind: (typeof programmeItems.$inferSelect)["kind"];
  title: string;
  description: string;
  offsetMinutes: number | null;
  durationMinutes: number | null;
  speakers: { slug: string; name: string; url: string | null }[];
};

/** The articles that belong to the meeting, in the organizers' order. */
export async function listReading(meetingId: string) {
  return store.read
    .select({
      relation: relations.relation,
      slug: articles.slug,
      title: articles.title,
      author: articles.author,
      publication: publications.name,
      publicationSlug: publications.slug,
      issue: issues.number,
      publishedOn: articles.publishedOn,
      url: articles.url,
      archiveUrl: articles.archiveUrl,
      excerpt: articles.excerpt,
      language: articles.language,
      readingMinutes: articles.readingMinutes,
    })
    .from(relations)
    .innerJoin(articles, eq(articles.id, relations.articleId))
    .leftJoin(publications, eq(publications.id, articles.publicationId))
    .leftJoin(issues, eq(issues.id, articles.issueId))
    .where(eq(relations.meetingId, meetingId))
    .orderBy(asc(relations.position), asc(articles.title));
}

/** The groups that hold the meeting together with its own. */
export async function listCohosts(meetingId: string) {
  return store.read
    .select({ slug: groups.slug, name: groups.name, url: groups.url })
    .from(hosts)
    .innerJoin(groups, eq(groups.id, hosts.groupId))
    .where(eq(hosts.meetingId, meetingId))
    .orderBy(asc(hosts.position), asc(groups.name));
}

/** What the meeting is about, by name. */
export async function listTopicsOf(meetingId: string) {
  return store.read
    .select({ slug: topics.slug, name: topics.name })
    .from(meetingTopics)
    .innerJoin(topics, eq(topics.id, meetingTopics.topicId))
    .where(eq(meetingTopics.meetingId, meetingId))
    .orderBy(asc(topics.name));
}
