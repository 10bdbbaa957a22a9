import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { organizes } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { mailAttendees } from "#lib/guests/attendee-mail.ts";
import { rekeyGuests } from "#lib/guests/guest-keys.ts";
import { endHoldsByStart } from "#lib/guests/holds.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { overBy } from "#lib/guests/seats.ts";
import { newId } from "#lib/ids.ts";
import { placeLine } from "#lib/meetings/place.ts";
import { mayEdit } from "#lib/meetings/policy.ts";
import { copyQuestions } from "#lib/questions/copy.ts";
import { done, NotFound, type Result, refuse, refuseFields } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import type { MeetingEditInput, MeetingInput } from "./input.ts";
import { columnsOf, readParts, writeParts } from "./parts.ts";
import { checkReferences, nothingKept } from "./references.ts";

const NOT_YOUR_GROUP = { groupId: "Group: choose one in which you are an organizer." };

/** The meeting, if the actor may change it; else NotFound, so that nobody learns of what they may not see. */
export async function getEditable(tx: Tx, actor: Actor, id: string) {
  const [meeting] = await tx.select().from(meetings).where(eq(meetings.id, id));
  if (!meeting || !mayEdit(actor, meeting)) throw new NotFound("Meeting");
  return meeting;
}

function newUid(id: string): string {
  return `${id}@${new URL(env().siteUrl).hostname}`;
}

/** Schedules a meeting as a draft. The actor must be an organizer of the host group. Refused beside the fields that are wrong. */
export async function createMeeting(
  actor: Actor,
  input: MeetingInput,
): Promise<Result<{ id: string; slug: string }>> {
  return store.write(async (tx) => {
    if (!(await organizes(tx, actor, input.groupId))) return refuseFields(NOT_YOUR_GROUP);
    const errors = await checkReferences(tx, actor, input, nothingKept);
    if (Object.keys(errors).length > 0) return refuseFields(errors);
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

/** The address of a meeting nobody named: its title and, as titles come back every year, its date. */
function slugSource(input: Pick<MeetingInput, "title" | "startsAtLocal">): string {
  return `${input.title.slice(0, 60)} ${input.startsAtLocal.slice(0, 10)}`;
}

/**
 * Saves the form of an existing meeting. What matters for coming (time, place,
 * link) raises SEQUENCE and, once published, is told to those who are coming.
 * More seats move the waiting list up at once. Refused: fewer seats than are
 * taken, unless it is asked that everybody keeps theirs; a version changed by somebody else
 * meanwhile, another host group than one of the actor's.
 */
export async function updateMeeting(
  actor: Actor,
  input: MeetingEditInput,
): Promise<Result<{ id: string; slug: string }>> {
  return store.write(async (tx) => {
    const before = await getEditable(tx, actor, input.id);
    if (input.basedOn !== "" && input.basedOn !== versionOf(before)) {
      return refuse(
        "stale",
        "Somebody else changed this meeting after you opened it. Open it in another tab to compare: saving here once more puts what stands here in place of theirs.",
      );
    }
    const parts = await readParts(tx, before.id);
    if (input.groupId !== before.groupId && before.firstPublishedAt) {
      return refuseFields({
        groupId: "Group: the host of a published meeting stays. Duplicate it.",
      });
    }
    if (!(await organizes(tx, actor, input.groupId))) return refuseFields(NOT_YOUR_GROUP);
    const errors = await checkReferences(tx, actor, input, {
      coHostIds: parts.coHostIds,
      venueId: before.venueId,
      speakerIds: parts.programme.flatMap((item) => item.speakerIds),
      articleIds: parts.reading.map((item) => item.articleId),
    });
    if (Object.keys(errors).length > 0) return refuseFields(errors);

    const columns = columnsOf(input);
    const announced = before.firstPublishedAt !== null;
    const matters =
      columns.startsAtLocal !== before.startsAtLocal ||
      columns.endsAtLocal !== before.endsAtLocal ||
      columns.timeZone !== before.timeZone ||
      columns.venueId !== before.venueId ||
      columns.roomId !== before.roomId ||
      columns.onlineUrl !== before.onlineUrl;
    const previousPlace = await placeLine(tx, before);
    const slug =
      input.slug && input.slug !== before.slug
        ? await freeSlug(tx, "meeting", input.slug, before.id)
        : before.slug;
    const [after] = await tx
      .update(meetings)
      .set({
        ...columns,
        slug,
        sequence: announced && matters ? sql`${meetings.sequence} + 1` : before.sequence,
        changedAt: now(),
      })
      .where(
        and(
          eq(meetings.id, before.id),
          isNull(meetings.deletedAt),
          columns.capacity === null || input.keepOver
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
      return refuseFields({
        capacity: `Seats: ${before.seatsTaken} are taken already. Enter ${before.seatsTaken} or more, leave it empty for no limit, or tick below that everybody keeps their seat.`,
      });
    }
    if (slug !== before.slug) await keepFormerSlug(tx, "meeting", before.slug, before.id);
    await writeParts(tx, before.id, input);
    await recordAudit(tx, actor, {
      action: "meeting.changed",
      groupId: input.groupId,
      meetingId: before.id,
      detail: {
        fields: changedFields(before, columns).join(", "),
        ...(overBy(after) > 0 ? { over: overBy(after) } : {}),
      },
    });
    if (columns.plusAddresses !== before.plusAddresses) {
      await rekeyGuests(tx, before.id, columns.plusAddresses);
    }
    await endHoldsByStart(tx, before.id, columns.startsAt);
    const coming = before.status === "published" && columns.endsAt > now();
    if (coming && (matters || input.changeNote !== "")) {
      await mailAttendees(tx, before.id, {
        kind: "changed",
        note: input.changeNote,
        previous: {
          startsAtLocal: before.startsAtLocal,
          endsAtLocal: before.endsAtLocal,
          timeZone: before.timeZone,
          place: previousPlace,
        },
      });
    }
    await promoteFromWaitlist(tx, before.id);
    return done({ id: before.id, slug });
  });
}

/** The names of the columns that differ, for the audit trail. */
function changedFields<T extends object>(before: T, columns: Partial<T>): string[] {
  const plain = (value: unknown) =>
    value instanceof Date ? value.getTime() : Array.isArray(value) ? value.join(" ") : value;
  return Object.keys(columns).filter(
    (key) =>
      key !== "searchKey" && plain(before[key as keyof T]) !== plain(columns[key as keyof T]),
  );
}

/** What the form carries to notice that somebody else saved meanwhile. */
export function versionOf(meeting: { changedAt: Date }): string {
  return meeting.changedAt.toISOString();
}

/** Makes a draft like an existing meeting: everything but its record, its RSVPs and its address. */
export async function duplicateMeeting(
  actor: Actor,
  id: string,
): Promise<Result<{ id: string; slug: string }>> {
  return store.write(async (tx) => {
    const original = await getEditable(tx, actor, id);
    const parts = await readParts(tx, original.id);
    const at = now();
    const copyId = newId();
    const slug = await freeSlug(tx, "meeting", slugSource(original));
    await tx.insert(meetings).values({
      ...original,
      id: copyId,
      slug,
      uid: newUid(copyId),
      sequence: 0,
      status: "draft",
      seatsTaken: 0,
      lastTicket: 0,
      statusNote: "",
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
