import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, meetings, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { done, NotFound, type Result, refuse } from "#lib/result.ts";
import { handOverSlugs } from "#lib/slugs.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { mayMergeArticles } from "./policy.ts";
import { type Article, getOwnArticle, meetingIdsOfArticle } from "./queries.ts";

/** What merging would do: the meetings (of any group) that refer to the other one then, and the facts taken over. */
export async function previewArticleMerge(actor: Actor, fromId: string, intoId: string) {
  const db = store.read;
  const [from, into] = await pair(db, actor, fromId, intoId);
  return {
    from,
    into,
    meetings: await db.$count(
      meetings,
      and(inArray(meetings.id, meetingIdsOfArticle(db, from.id)), isNull(meetings.deletedAt)),
    ),
    factsTaken: Object.keys(missingFacts(from, into)) as (keyof Facts)[],
  };
}

/**
 * Makes one article of two: what `fromId` was to a meeting `intoId` is after
 * it, once per relation; what the remaining one does not say is taken over,
 * and the old address leads to it. Not undoable.
 */
export async function mergeArticles(
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<Result<{ id: string }>> {
  if (fromId === intoId) return refuse("same", "Choose another article: this is the same one.");
  return store.write(async (tx) => {
    const [from, into] = await pair(tx, actor, fromId, intoId);
    await markChanged(tx, inArray(meetings.id, meetingIdsOfArticle(tx, from.id)));
    const related = await tx
      .select({
        meetingId: relations.meetingId,
        relation: relations.relation,
        position: relations.position,
      })
      .from(relations)
      .where(eq(relations.articleId, from.id));
    if (related.length > 0) {
      await tx
        .insert(relations)
        .values(related.map((relation) => ({ ...relation, articleId: into.id })))
        .onConflictDoNothing();
    }
    const facts = missingFacts(from, into);
    await tx
      .update(articles)
      .set({
        ...facts,
        searchKey: searchKey(into.title, facts.author ?? into.author),
        changedAt: now(),
      })
      .where(eq(articles.id, into.id));
    await handOverSlugs(tx, "article", from, into.id);
    await tx.delete(articles).where(eq(articles.id, from.id));
    await recordAudit(tx, actor, {
      action: "article.merged",
      groupId: into.groupId,
      subjectId: into.id,
      detail: { from: from.title, into: into.title, relations: related.length },
    });
    return done({ id: into.id });
  });
}

async function pair(
  db: Reader,
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<[Article, Article]> {
  const from = await getOwnArticle(actor, fromId, db);
  const into = await getOwnArticle(actor, intoId, db);
  if (!mayMergeArticles(actor, from, into)) throw new NotFound("Article");
  return [from, into];
}

type Facts = Pick<
  Article,
  | "author"
  | "publicationId"
  | "issueId"
  | "publishedOn"
  | "url"
  | "archiveUrl"
  | "excerpt"
  | "language"
  | "readingMinutes"
>;

/** What `from` says and `into` does not. Publication and issue are taken together. */
function missingFacts(from: Article, into: Article): Partial<Facts> {
  const facts: Partial<Facts> = {};
  if (from.publicationId && !into.publicationId) {
    facts.publicationId = from.publicationId;
    facts.issueId = from.issueId;
  }
  if (from.publishedOn && !into.publishedOn) facts.publishedOn = from.publishedOn;
  if (from.readingMinutes && !into.readingMinutes) facts.readingMinutes = from.readingMinutes;
  for (const fact of ["author", "excerpt", "language"] as const) {
    if (from[fact] && !into[fact]) facts[fact] = from[fact];
  }
  for (const fact of ["url", "archiveUrl"] as const) {
    if (from[fact] && !into[fact]) facts[fact] = from[fact];
  }
  return facts;
}
