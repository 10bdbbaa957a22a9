import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { images, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { isIntricate } from "#lib/text/markdown.ts";
import { figuresIn } from "#lib/text/report.ts";
import { now } from "#lib/time/clock.ts";
import { getEditable } from "./editable.ts";
import type { RecordInput } from "./input.ts";
import { refuse } from "./refusals.ts";

/**
 * Writes down the report and the attendance. Refuses a figure that nobody who
 * cannot see it would know of, and one that is not among the group's pictures:
 * a report makes its figures public. Nor is a report taken whose marks stand
 * within one another so deep, or are so many, that they could not be set.
 */
export async function recordMeeting(actor: Actor, input: RecordInput): Promise<Result> {
  if (isIntricate(input.report)) return refuse("report-intricate", { at: "report" });
  return store.write(async (tx) => {
    const meeting = await getEditable(tx, actor, input.id);
    const wrong = await figureRefusal(tx, meeting.groupId, input.report);
    if (wrong) return wrong;
    await tx
      .update(meetings)
      .set({
        report: input.report,
        attendance: input.attendance,
        showsAttendance: input.showsAttendance,
        changedAt: now(),
      })
      .where(eq(meetings.id, meeting.id));
    await recordAudit(tx, actor, {
      action: "meeting.recorded",
      groupId: meeting.groupId,
      meetingId: meeting.id,
    });
    return done();
  });
}

async function figureRefusal(tx: Tx, groupId: string, report: string): Promise<Refusal | null> {
  const figures = figuresIn(report);
  if (figures.length === 0) return null;
  if (figures.some(({ alt }) => alt === "")) {
    return refuse("figure-unsaid", { at: "report" });
  }
  const ids = [...new Set(figures.map(({ id }) => id))];
  const known = await tx
    .select({ id: images.id })
    .from(images)
    .where(and(inArray(images.id, ids), eq(images.groupId, groupId)));
  return known.length === ids.length ? null : refuse("figure-gone", { at: "report" });
}
