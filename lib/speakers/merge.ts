import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, programmeSpeakers, speakers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { now } from "#lib/time/clock.ts";
import { recordAudit } from "../audit.ts";
import { done, NotFound, type Result, refuse } from "../result.ts";
import { handOverSlugs } from "../slugs.ts";
import { mayMergeSpeakers } from "./policy.ts";
import { getOwnSpeaker, meetingIdsOfSpeaker, type Speaker } from "./queries.ts";

/** What merging would do: the meetings (of any group) that move, how many are still to come, the facts taken over. */
export async function previewSpeakerMerge(actor: Actor, fromId: string, intoId: string) {
  const db = store.read;
  const [from, into] = await pair(db, actor, fromId, intoId);
  const theirs = and(
    inArray(meetings.id, meetingIdsOfSpeaker(db, from.id)),
    isNull(meetings.deletedAt),
  );
  return {
    from,
    into,
    meetings: await db.$count(meetings, theirs),
    upcoming: await db.$count(meetings, and(theirs, gt(meetings.endsAt, now()))),
    factsTaken: Object.keys(missingFacts(from, into)) as ("biography" | "url")[],
  };
}

/**
 * Makes one speaker of two: whoever was on a programme as `fromId` is on it as
 * `intoId` after it, once per item; what the remaining one does not say is
 * taken over, and the old address leads to it. Not undoable.
 */
export async function mergeSpeakers(
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<Result<{ id: string }>> {
  if (fromId === intoId) return refuse("same", "Choose another speaker: this is the same one.");
  return store.write(async (tx) => {
    const [from, into] = await pair(tx, actor, fromId, intoId);
    await markChanged(tx, inArray(meetings.id, meetingIdsOfSpeaker(tx, from.id)));
    const parts = await tx
      .select({ itemId: programmeSpeakers.itemId, position: programmeSpeakers.position })
      .from(programmeSpeakers)
      .where(eq(programmeSpeakers.speakerId, from.id));
    if (parts.length > 0) {
      await tx
        .insert(programmeSpeakers)
        .values(parts.map((part) => ({ ...part, speakerId: into.id })))
        .onConflictDoNothing();
    }
    await tx
      .update(speakers)
      .set({ ...missingFacts(from, into), changedAt: now() })
      .where(eq(speakers.id, into.id));
    await handOverSlugs(tx, "speaker", from, into.id);
    await tx.delete(speakers).where(eq(speakers.id, from.id));
    await recordAudit(tx, actor, {
      action: "speaker.merged",
      groupId: into.groupId,
      subjectId: into.id,
      detail: { from: from.name, into: into.name, items: parts.length },
    });
    return done({ id: into.id });
  });
}

async function pair(
  db: Reader,
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<[Speaker, Speaker]> {
  const from = await getOwnSpeaker(actor, fromId, db);
  const into = await getOwnSpeaker(actor, intoId, db);
  if (!mayMergeSpeakers(actor, from, into)) throw new NotFound("Speaker");
  return [from, into];
}

function missingFacts(from: Speaker, into: Speaker): Partial<Pick<Speaker, "biography" | "url">> {
  return {
    ...(from.biography && !into.biography ? { biography: from.biography } : {}),
    ...(from.url && !into.url ? { url: from.url } : {}),
  };
}
