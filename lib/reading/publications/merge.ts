import { and, eq, inArray } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { articles, formerSlugs, issues, meetings, publications } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { done, NotFound, type Result, refuse } from "#lib/result.ts";
import { handOverSlugs, keepFormerSlug } from "#lib/slugs.ts";
import { formerIssueSlug, issueKey } from "#lib/text/issue-address.ts";
import { now } from "#lib/time/clock.ts";
import { mayMergePublications } from "./policy.ts";
import { getOwnPublication, meetingIdsOfPublication, type Publication } from "./queries.ts";

/** What merging would do: the articles (of any group) that move, the issues that move or fall together, the facts taken over. */
export async function previewPublicationMerge(actor: Actor, fromId: string, intoId: string) {
  const [from, into] = await pair(store.read, actor, fromId, intoId);
  const plan = planIssues(from, into);
  return {
    from,
    into,
    articles: await store.read.$count(articles, eq(articles.publicationId, from.id)),
    issuesMoved: plan.moved.map((issue) => issue.number),
    issuesJoined: plan.joined.map(({ issue }) => issue.number),
    factsTaken: Object.keys(missingFacts(from, into)) as ("url" | "description")[],
  };
}

/**
 * Makes one publication of two: articles and issues of `fromId` are those of
 * `intoId` after it, an issue of the same number becomes one, what the
 * remaining one does not say is taken over. Not undoable.
 */
export async function mergePublications(
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<Result<{ id: string }>> {
  if (fromId === intoId) return refuse("same", "Choose another publication: this is the same one.");
  return store.write(async (tx) => {
    const [from, into] = await pair(tx, actor, fromId, intoId);
    await markChanged(tx, inArray(meetings.id, meetingIdsOfPublication(tx, from.id)));
    await joinIssues(tx, from, into);
    const moved = await tx
      .update(articles)
      .set({ publicationId: into.id, changedAt: now() })
      .where(eq(articles.publicationId, from.id))
      .returning({ id: articles.id });
    await tx
      .update(publications)
      .set({ ...missingFacts(from, into), changedAt: now() })
      .where(eq(publications.id, into.id));
    await handOverSlugs(tx, "publication", from, into.id);
    await tx.delete(publications).where(eq(publications.id, from.id));
    await recordAudit(tx, actor, {
      action: "publication.merged",
      groupId: into.groupId,
      subjectId: into.id,
      detail: { from: from.name, into: into.name, articles: moved.length },
    });
    return done({ id: into.id });
  });
}

async function pair(
  db: Reader,
  actor: Actor,
  fromId: string,
  intoId: string,
): Promise<[Publication, Publication]> {
  const from = await getOwnPublication(actor, fromId, db);
  const into = await getOwnPublication(actor, intoId, db);
  if (!mayMergePublications(actor, from, into)) throw new NotFound("Publication");
  return [from, into];
}

function planIssues(from: Publication, into: Publication) {
  const byNumber = new Map(into.issues.map((issue) => [issueKey(issue.number), issue]));
  const joined = from.issues.flatMap((issue) => {
    const same = byNumber.get(issueKey(issue.number));
    return same ? [{ issue, into: same }] : [];
  });
  return { joined, moved: from.issues.filter((issue) => !byNumber.has(issueKey(issue.number))) };
}

async function joinIssues(tx: Tx, from: Publication, into: Publication): Promise<void> {
  const { joined, moved } = planIssues(from, into);
  for (const { issue, into: same } of joined) {
    await tx.update(articles).set({ issueId: same.id }).where(eq(articles.issueId, issue.id));
    await tx
      .update(issues)
      .set({ datedOn: same.datedOn ?? issue.datedOn, url: same.url ?? issue.url })
      .where(eq(issues.id, same.id));
    await tx.delete(issues).where(eq(issues.id, issue.id));
    await keepFormerIssues(tx, issue.id, into.id, same.id);
  }
  for (const { id } of moved) {
    await tx.update(issues).set({ publicationId: into.id }).where(eq(issues.id, id));
    await keepFormerIssues(tx, id, into.id, id);
  }
}

/** The addresses that an issue once had lead to it, or to the one it became, in its new publication too. */
async function keepFormerIssues(tx: Tx, issueId: string, publicationId: string, nowId: string) {
  const former = await tx
    .select({ slug: formerSlugs.slug })
    .from(formerSlugs)
    .where(and(eq(formerSlugs.kind, "issue"), eq(formerSlugs.targetId, issueId)));
  for (const { slug } of former) {
    const number = slug.slice(slug.indexOf("/") + 1);
    await keepFormerSlug(tx, "issue", formerIssueSlug(publicationId, number), nowId);
  }
}

function missingFacts(
  from: Publication,
  into: Publication,
): Partial<Pick<Publication, "url" | "description">> {
  return {
    ...(from.url && !into.url ? { url: from.url } : {}),
    ...(from.description && !into.description ? { description: from.description } : {}),
  };
}
