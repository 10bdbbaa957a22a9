import { eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/store.ts";
import { meetingTopics, topics } from "#db/tables.ts";
import { newId } from "../ids.ts";
import { freeSlug } from "../slugs.ts";
import { topicKey } from "./input.ts";

/** Gives a meeting exactly these topics, by name; those that are new come to be. Part of the caller's write. */
export async function setTopics(tx: Tx, meetingId: string, names: string[]): Promise<void> {
  const ids = await idsOf(tx, names);
  await tx.delete(meetingTopics).where(eq(meetingTopics.meetingId, meetingId));
  if (ids.length === 0) return;
  await tx.insert(meetingTopics).values(ids.map((topicId) => ({ meetingId, topicId })));
}

async function idsOf(tx: Tx, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const slugs = names.map(topicKey);
  const known = await tx
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(topics)
    .where(inArray(topics.slug, slugs));
  const named = await tx
    .select({ id: topics.id, slug: topics.slug, name: topics.name })
    .from(topics)
    .where(inArray(topics.name, names));
  const ids: string[] = [];
  for (const name of names) {
    const found =
      known.find((topic) => topic.slug === topicKey(name)) ??
      named.find((topic) => topic.name === name);
    if (found) {
      ids.push(found.id);
      continue;
    }
    const topic = { id: newId(), slug: await freeSlug(tx, "topic", name), name };
    await tx.insert(topics).values(topic);
    ids.push(topic.id);
  }
  return [...new Set(ids)];
}
