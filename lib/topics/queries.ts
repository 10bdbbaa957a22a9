import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, meetingTopics, topics } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { seenBy } from "#lib/kept/seen-meetings.ts";
import { byName } from "#lib/text/by-name.ts";

/** The topics of meetings that the organizer may be told of, by name; a topic is picked by its name, so `id` is the name. */
export async function listTopicsFor(actor: Actor): Promise<Choice[]> {
  const rows = await store.read
    .selectDistinct({ name: topics.name })
    .from(topics)
    .innerJoin(meetingTopics, eq(meetingTopics.topicId, topics.id))
    .innerJoin(meetings, and(eq(meetings.id, meetingTopics.meetingId), seenBy(actor)));
  return byName(rows, ({ name }) => name).map(({ name }) => ({ id: name, label: name, hint: "" }));
}
