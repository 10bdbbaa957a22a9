import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { isArchived, organizes } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { differsFrom, readShown } from "#lib/changes/shown.ts";
import { endHoldsByStart } from "#lib/guests/holds.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { rekeyGuests } from "#lib/guests/rekey.ts";
import { overBy } from "#lib/guests/seats.ts";
import { onAgain } from "#lib/meetings/next-times.ts";
import { readParts } from "#lib/meetings/parts.ts";
import { done, type Result } from "#lib/result.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import {
  changedColumns,
  columnsOf,
  daysTold,
  matters as mattersToCome,
  written,
} from "./columns.ts";
import { getEditable, versionOf } from "./editable.ts";
import { slugFor } from "./identity.ts";
import type { MeetingEditInput } from "./input.ts";
import { sentParts, writeParts } from "./parts.ts";
import { checkReferences } from "./references.ts";
import { insists, refuse, saw } from "./refusals.ts";
import { tombstoneOf } from "./tombstone.ts";

/**
 * Saves the form of an existing meeting. What matters for coming (title, time,
 * place, link) raises SEQUENCE and, once published, is told to those who are
 * coming; what else they could notice where it is asked.
 * More seats move the waiting list up at once. Refused: fewer seats than are
 * taken, unless it is asked that everybody keeps theirs; a version changed by somebody else
 * meanwhile, another host group than one of the actor's.
 */
export async function updateMeeting(
  actor: Actor,
  input: MeetingEditInput,
): Promise<Result<{ id: string; slug: string; told: number }>> {
  return store.write(async (tx) => {
    const before = await getEditable(tx, actor, input.id);
    const version = versionOf(before);
    if (saw(input, "stale") && !insists(input, "stale", version)) {
      return refuse("stale", { mayInsist: version });
    }
    const partsOf = await readParts(tx, [before.id]);
    const parts = sentParts({ ...before, ...partsOf(before.id) });
    if (input.groupId !== before.groupId && before.firstPublishedAt) {
      return refuse("host-stays", { at: "groupId" });
    }
    if (!(await organizes(tx, actor, input.groupId))) {
      return refuse("not-your-group", { at: "groupId" });
    }
    if (input.groupId !== before.groupId && (await isArchived(tx, input.groupId))) {
      return refuse("archived", { at: "groupId" });
    }
    const wrong = await checkReferences(tx, actor, input, {
      coHostIds: parts.coHostIds,
      venueId: before.venueId,
      speakerIds: parts.programme.flatMap((item) => item.speakerIds),
      articleIds: parts.reading.map((item) => item.articleId),
    });
    if (wrong) return wrong;

    const typed = columnsOf(input);
    const columns = written(before, typed);
    const announced = before.firstPublishedAt !== null;
    const changed = changedColumns(onAgain(before), typed);
    const matters = changedColumns(before, columns).some(mattersToCome);
    // To the lists, to become unlisted is to be called off.
    const listing = before.status !== "draft" && columns.visibility !== before.visibility;
    const coming = before.status === "published" && columns.endsAt > now();
    const tells = coming && (matters || input.changeNote !== "");
    const shown = coming ? await readShown(tx, before.id) : null;
    const slug = await slugFor(tx, before, { ...input, startsAtLocal: columns.startsAtLocal });
    const [after] = await tx
      .update(meetings)
      .set({
        ...columns,
        slug,
        tombstone: tombstoneOf(before, { ...before, ...columns }, input.unnamed),
        sequence:
          announced && (matters || listing) ? sql`${meetings.sequence} + 1` : before.sequence,
        changedAt: now(),
        daysTold: announced ? daysTold(before, columns) : before.daysTold,
        movedFrom: tells ? null : before.movedFrom,
      })
      .where(
        and(
          eq(meetings.id, before.id),
          isNull(meetings.deletedAt),
          columns.capacity === null || insists(input, "seats-taken")
            ? undefined
            : or(
                lte(meetings.seatsTaken, columns.capacity),
                // Already over by an earlier decision, and not made worse.
                lte(meetings.capacity, columns.capacity),
              ),
        ),
      )
      .returning({ capacity: meetings.capacity, seatsTaken: meetings.seatsTaken });
    if (!after) {
      const taken = before.seatsTaken;
      return refuse("seats-taken", { taken, at: "capacity", mayInsist: true });
    }
    if (slug !== before.slug) await keepFormerSlug(tx, "meeting", before.slug, before.id);
    await writeParts(tx, before.id, input);
    await recordAudit(tx, actor, {
      action: "meeting.changed",
      groupId: input.groupId,
      meetingId: before.id,
      detail: {
        fields: changed.join(", "),
        ...(overBy(after) > 0 ? { over: overBy(after) } : {}),
      },
    });
    if (columns.plusAddresses !== before.plusAddresses) {
      await rekeyGuests(tx, before.id, columns.plusAddresses);
    }
    await endHoldsByStart(tx, before.id, columns.startsAt);
    const asked = input.tell && shown && (await differsFrom(tx, before.id, shown));
    const told =
      tells || asked
        ? await mailAttendees(tx, before.id, {
            kind: "changed",
            note: input.changeNote,
            previous: shown ?? undefined,
          })
        : 0;
    await promoteFromWaitlist(tx, before.id);
    return done({ id: before.id, slug, told });
  });
}
