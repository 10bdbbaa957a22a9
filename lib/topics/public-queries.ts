import { and, count, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, meetingTopics, topics } from "#db/tables.ts";
import { listed } from "#lib/access/visibility.ts";
import { byName } from "#lib/text/by-name.ts";

const publicTopicIds = () =>
  store.read
    .select({ id: meetingTopics.topicId })
    .from(meetingTopics)
    .innerJoin(meetings, eq(meetings.id, meetingTopics.meetingId))
    .where(listed());

/** The topics of listed meetings, by name, with how many meetings each has. */
export async function listPublicTopics() {
  const rows = await store.read
    .select({ slug: topics.slug, name: topics.name, meetings: count() })
    .from(topics)
    .innerJoin(meetingTopics, eq(meetingTopics.topicId, topics.id))
    .innerJoin(meetings, eq(meetings.id, meetingTopics.meetingId))
    .where(listed())
    .groupBy(topics.slug, topics.name);
  return byName(rows, ({ name }) => name);
}

/** A topic, or null where no listed meeting has it. */
export async function findPublicTopic(slug: string) {
  const [row] = await store.read
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(topics)
    .where(and(eq(topics.slug, slug), inArray(topics.id, publicTopicIds())));
  return row ?? null;
}
