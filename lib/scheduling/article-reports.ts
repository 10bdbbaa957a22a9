import { and, count, desc, eq, isNull, lte, notInArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { recordAudit } from "#lib/audit.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { shortDate } from "#lib/time/dates.ts";
import { getEditable } from "./editable.ts";

/* An article can be said to be the report of a meeting from the article's own page. */

type Pair = { articleId: string; meetingId: string };

/** The meetings that an article could be the report of: those of the actor's groups that took place, the latest first. */
export async function listMeetingsToReport(actor: Actor, articleId: string): Promise<Choice[]> {
  const reported = store.read
    .select({ id: relations.meetingId })
    .from(relations)
    .where(and(eq(relations.articleId, articleId), eq(relations.relation, "report")));
  const rows = await store.read
    .select({
      id: meetings.id,
      title: meetings.title,
      startsAtLocal: meetings.startsAtLocal,
    })
    .from(meetings)
    .where(
      and(
        eq(meetings.status, "published"),
        isNull(meetings.deletedAt),
        lte(meetings.endsAt, now()),
        inGroupsOf(actor, "organizer", meetings.groupId),
        notInArray(meetings.id, reported),
      ),
    )
    .orderBy(desc(meetings.startsAt), desc(meetings.id));
  return rows.map(({ id, title, startsAtLocal }) => ({
    id,
    label: title,
    hint: shortDate(startsAtLocal),
  }));
}

/** Puts an article on a meeting's page as its report, after those that are there. Well also if it is there. */
export async function markAsReport(actor: Actor, input: Pair): Promise<Result> {
  return store.write(async (tx) => {
    const meeting = await getEditable(tx, actor, input.meetingId);
    const article = await keptArticles.get(actor, input.articleId, tx);
    const [there] = await tx
      .select({ articles: count() })
      .from(relations)
      .where(eq(relations.meetingId, meeting.id));
    const added = await tx
      .insert(relations)
      .values({
        meetingId: meeting.id,
        articleId: article.id,
        relation: "report",
        position: there?.articles ?? 0,
      })
      .onConflictDoNothing()
      .returning({ meetingId: relations.meetingId });
    if (added.length > 0) await tellOf(tx, actor, "meeting.report-added", meeting, article);
    return done();
  });
}

/** Takes an article off a meeting's page as its report. Well also if it is not there. */
export async function unmarkAsReport(actor: Actor, input: Pair): Promise<Result> {
  return store.write(async (tx) => {
    const meeting = await getEditable(tx, actor, input.meetingId);
    const article = await keptArticles.get(actor, input.articleId, tx);
    const removed = await tx
      .delete(relations)
      .where(
        and(
          eq(relations.meetingId, meeting.id),
          eq(relations.articleId, article.id),
          eq(relations.relation, "report"),
        ),
      )
      .returning({ meetingId: relations.meetingId });
    if (removed.length > 0) await tellOf(tx, actor, "meeting.report-removed", meeting, article);
    return done();
  });
}

/** Its page shows another report now: readers and the trail are told. */
async function tellOf(
  tx: Tx,
  actor: Actor,
  action: "meeting.report-added" | "meeting.report-removed",
  meeting: { id: string; groupId: string },
  article: { id: string; title: string },
): Promise<void> {
  await tx.update(meetings).set({ changedAt: now() }).where(eq(meetings.id, meeting.id));
  await recordAudit(tx, actor, {
    action,
    groupId: meeting.groupId,
    meetingId: meeting.id,
    subjectId: article.id,
    detail: { article: article.title },
  });
}
