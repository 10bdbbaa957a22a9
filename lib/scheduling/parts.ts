import { eq, or } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import {
  hosts,
  meetingTopics,
  programmeItems,
  programmeSpeakers,
  relations,
  topics,
} from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import type { MeetingParts } from "#lib/meetings/parts.ts";
import { freeSlug } from "#lib/slugs.ts";
import { slugify } from "#lib/text/clean.ts";
import type { MeetingInput } from "./input.ts";
import { clockOf, offsetOf } from "./programme-clock.ts";

type Parts = Pick<
  MeetingInput,
  "groupId" | "startsAtLocal" | "coHostIds" | "topics" | "programme" | "reading"
>;

/** Replaces what hangs on a meeting: co-hosts, topics, programme, reading. */
export async function writeParts(tx: Tx, meetingId: string, input: Parts): Promise<void> {
  await tx.delete(hosts).where(eq(hosts.meetingId, meetingId));
  const coHosts = input.coHostIds.filter((groupId) => groupId !== input.groupId);
  if (coHosts.length > 0) {
    await tx
      .insert(hosts)
      .values(coHosts.map((groupId, position) => ({ meetingId, groupId, position })));
  }

  await tx.delete(meetingTopics).where(eq(meetingTopics.meetingId, meetingId));
  const topicIds = new Set<string>();
  for (const name of input.topics) topicIds.add(await topicId(tx, name));
  if (topicIds.size > 0) {
    await tx.insert(meetingTopics).values([...topicIds].map((id) => ({ meetingId, topicId: id })));
  }

  await tx.delete(programmeItems).where(eq(programmeItems.meetingId, meetingId));
  for (const [position, item] of input.programme.entries()) {
    const itemId = newId();
    await tx.insert(programmeItems).values({
      id: itemId,
      meetingId,
      position,
      kind: item.kind,
      title: item.title,
      description: item.description,
      offsetMinutes: offsetOf(item, input.startsAtLocal),
      durationMinutes: item.durationMinutes,
    });
    if (item.speakerIds.length > 0) {
      await tx
        .insert(programmeSpeakers)
        .values(item.speakerIds.map((speakerId, at) => ({ itemId, speakerId, position: at })));
    }
  }

  await tx.delete(relations).where(eq(relations.meetingId, meetingId));
  const links = input.reading.flatMap(({ articleId, relation }, position) =>
    articleId === null ? [] : [{ meetingId, articleId, relation, position }],
  );
  // The same article may be chosen twice in the same way: once is enough.
  if (links.length > 0) await tx.insert(relations).values(links).onConflictDoNothing();
}

async function topicId(tx: Tx, name: string): Promise<string> {
  const [known] = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(or(eq(topics.slug, slugify(name)), eq(topics.name, name)))
    .limit(1);
  if (known) return known.id;
  const id = newId();
  await tx.insert(topics).values({ id, name, slug: await freeSlug(tx, "topic", name) });
  return id;
}

/** What hangs on a meeting, as its form sends it. */
export function sentParts({
  startsAtLocal,
  cohosts,
  topics,
  programme,
  reading,
}: MeetingParts & Pick<Parts, "startsAtLocal">) {
  return {
    coHostIds: cohosts.map(({ id }) => id),
    topics: topics.map(({ name }) => name),
    programme: programme.map(({ kind, title, description, durationMinutes, ...item }) => ({
      kind,
      title,
      description,
      ...clockOf(item.offsetMinutes, startsAtLocal),
      durationMinutes,
      speakerIds: item.speakers.map(({ id }) => id),
    })),
    reading: reading.map(({ id, relation }) => ({ articleId: id, relation })),
  };
}
