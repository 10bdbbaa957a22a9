import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { onAgain } from "#lib/meetings/next-times.ts";
import { readParts } from "#lib/meetings/parts.ts";
import { copyQuestions } from "#lib/questions/copy.ts";
import { done, type Result } from "#lib/result.ts";
import { freeSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import { getEditable } from "./editable.ts";
import { newUid, slugSource } from "./identity.ts";
import { sentParts, writeParts } from "./parts.ts";
import { refuse } from "./refusals.ts";

/** Makes a draft like an existing meeting: everything but its record, its RSVPs and its address. */
export async function duplicateMeeting(
  actor: Actor,
  id: string,
): Promise<Result<{ id: string; slug: string }>> {
  return store.write(async (tx) => {
    const original = onAgain(await getEditable(tx, actor, id));
    if (await isArchived(tx, original.groupId)) return refuse("archived");
    const partsOf = await readParts(tx, [id]);
    const parts = sentParts({ ...original, ...partsOf(id) });
    const at = now();
    const copyId = newId();
    const slug = await freeSlug(tx, "meeting", slugSource(original));
    await tx.insert(meetings).values({
      ...original,
      id: copyId,
      slug,
      uid: newUid(copyId),
      sequence: 0,
      movedFrom: null,
      daysTold: 1,
      status: "draft",
      seatsTaken: 0,
      lastArrival: 0,
      statusNote: "",
      statusNoteAt: null,
      report: "",
      attendance: null,
      showsAttendance: false,
      thankedAt: null,
      createdBy: actor.accountId,
      createdAt: at,
      changedAt: at,
      publishedAt: null,
      firstPublishedAt: null,
      cancelledAt: null,
      postponedAt: null,
      nextTimes: null,
      putAway: [],
      tombstone: null,
    });
    // Reports, recordings and photos tell of the meeting that was, not of the next one.
    const reading = parts.reading.filter(
      ({ relation }) => !["report", "recording", "photos", "announcement"].includes(relation),
    );
    await writeParts(tx, copyId, {
      ...parts,
      reading,
      groupId: original.groupId,
      startsAtLocal: original.startsAtLocal,
    });
    await copyQuestions(tx, original.id, copyId);
    await recordAudit(tx, actor, {
      action: "meeting.duplicated",
      groupId: original.groupId,
      meetingId: copyId,
      detail: { title: original.title },
    });
    return done({ id: copyId, slug });
  });
}
