import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { recordAudit } from "#lib/audit.ts";
import { mailAttendees } from "#lib/changes/mail-attendees.ts";
import { hoursColumns } from "#lib/meetings/hours.ts";
import { done, type Result } from "#lib/result.ts";
import { LIVE } from "#lib/rsvp-status.ts";
import { now } from "#lib/time/clock.ts";
import { clockTime, toLocal, zoneLabel } from "#lib/time/dates.ts";

/* Meetings whose wall time stayed and whose moment a change of the law of a zone has moved, as far as nobody was told. */

/** Those to come, of the groups that the actor organizes. */
function movedOf(actor: Actor): SQL | undefined {
  return and(
    isNotNull(meetings.movedFrom),
    eq(meetings.status, "published"),
    isNull(meetings.deletedAt),
    gt(meetings.endsAt, now()),
    inGroupsOf(actor, "organizer", meetings.groupId),
  );
}

/** All of them, or one, the soonest first, each with how many people have not been told. */
export async function listMoved(actor: Actor, meetingId?: string) {
  const rows = await store.read
    .select({
      id: meetings.id,
      title: meetings.title,
      groupName: groups.name,
      ...hoursColumns,
      movedFrom: meetings.movedFrom,
      untold: store.read.$count(
        rsvps,
        and(
          eq(rsvps.meetingId, meetings.id),
          inArray(rsvps.status, [...LIVE]),
          gt(rsvps.email, ""),
        ),
      ),
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(and(movedOf(actor), meetingId ? eq(meetings.id, meetingId) : undefined))
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  return rows.flatMap(({ movedFrom, ...row }) =>
    movedFrom ? [{ ...row, startedAt: new Date(movedFrom.startsAt) }] : [],
  );
}

export type MovedMeeting = Awaited<ReturnType<typeof listMoved>>[number];

/** "02:00 UTC": the moment of a meeting for people who live by another clock. */
export const inUtc = (at: Date) => `${clockTime(toLocal(at, "UTC"))} UTC`;

/** What those who are coming are told: nothing has changed by the clock on the wall there. */
function noteOf({ timeZone, startsAtLocal }: typeof meetings.$inferSelect, was: Date, is: Date) {
  return `The law on the clocks of ${zoneLabel(timeZone)} has changed. The meeting still begins at ${clockTime(startsAtLocal)} there; that is ${inUtc(is)} now, and was ${inUtc(was)}. If you follow it from elsewhere, or your calendar does not know the new law yet, go by the invitation in this mail.`;
}

/**
 * Sends everybody who is coming to a meeting that was moved an updated
 * invitation, as for any other change, with the SEQUENCE that the move gave
 * it. Pressed again there is nothing left to tell.
 */
export async function tellMoved(actor: Actor): Promise<Result> {
  return store.write(async (tx) => {
    const moved = await tx.select().from(meetings).where(movedOf(actor));
    for (const meeting of moved) {
      const { movedFrom } = meeting;
      const [mine] = await tx
        .update(meetings)
        .set({ movedFrom: null })
        .where(and(eq(meetings.id, meeting.id), isNotNull(meetings.movedFrom)))
        .returning({ id: meetings.id });
      if (!mine || !movedFrom) continue;
      const note = noteOf(meeting, new Date(movedFrom.startsAt), meeting.startsAt);
      await mailAttendees(tx, meeting.id, { kind: "changed", note });
      await recordAudit(tx, actor, {
        action: "meeting.move-told",
        groupId: meeting.groupId,
        meetingId: meeting.id,
        detail: { note },
      });
    }
    return done();
  });
}
