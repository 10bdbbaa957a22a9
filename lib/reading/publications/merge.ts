import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { articles, formerSlugs, issues } from "#db/tables.ts";
import { keptMerge, moveReferences } from "#lib/kept/merge.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { formerIssueSlug, issueKey } from "#lib/text/issue-address.ts";
import { now } from "#lib/time/clock.ts";
import { keptPublications, type Publication } from "./queries.ts";

/** Articles and issues go to the remaining publication; an issue of the same number becomes one. */
export const publicationMerge = keptMerge(keptPublications, {
  facts: { url: "the website", description: "the description" },
  move: async (tx, from, into) => {
    await joinIssues(tx, from, into);
    const moved = await tx
      .update(articles)
      .set({ publicationId: into.id, changedAt: now() })
      .where(eq(articles.publicationId, from.id))
      .returning({ id: articles.id });
    return { articles: moved.length };
  },
});

/** Which issues move to the remaining publication, and which become one with an issue of its. */
export function planIssues(from: Publication, into: Publication) {
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
    await moveReferences(tx, articles, "issueId", issue.id, same.id);
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
