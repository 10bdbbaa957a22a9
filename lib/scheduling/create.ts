import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived, organizes } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { freeSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import { columnsOf } from "./columns.ts";
import { newUid, slugSource } from "./identity.ts";
import type { MeetingInput } from "./input.ts";
import { writeParts } from "./parts.ts";
import { checkReferences, nothingKept } from "./references.ts";
import { refuse } from "./refusals.ts";

/** Schedules a meeting as a draft. The actor must be an organizer of the host group. Refused beside the fields that are wrong. */
export async function createMeeting(
  actor: Actor,
  input: MeetingInput,
): Promise<Result<{ id: string; slug: string }>> {
  return store.write(async (tx) => {
    if (!(await organizes(tx, actor, input.groupId))) {
      return refuse("not-your-group", { at: "groupId" });
    }
    if (await isArchived(tx, input.groupId)) return refuse("archived", { at: "groupId" });
    const wrong = await checkReferences(tx, actor, input, nothingKept);
    if (wrong) return wrong;
    const id = newId();
    const at = now();
    const slug = await freeSlug(tx, "meeting", input.slug || slugSource(input));
    await tx.insert(meetings).values({
      ...columnsOf(input),
      id,
      slug,
      uid: newUid(id),
      status: "draft",
      createdBy: actor.accountId,
      createdAt: at,
      changedAt: at,
    });
    await writeParts(tx, id, input);
    await recordAudit(tx, actor, {
      action: "meeting.created",
      groupId: input.groupId,
      meetingId: id,
    });
    return done({ id, slug });
  });
}
