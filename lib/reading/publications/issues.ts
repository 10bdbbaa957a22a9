import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { articles, issues } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import type { Refusal } from "#lib/result.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { formerIssueSlug, issueKey } from "#lib/text/issue-address.ts";
import type { PublicationInput } from "./input.ts";
import type { Publication } from "./queries.ts";
import { refuse } from "./refusals.ts";

/** Refuses where an issue is left out though an article is in it; null if there is none. */
export async function issuesInUse(
  tx: Tx,
  before: Publication,
  numbered: PublicationInput["issues"],
): Promise<Refusal | null> {
  const kept = numbered.map((issue) => issue.id);
  const gone = before.issues.filter((issue) => !kept.includes(issue.id));
  if (gone.length === 0) return null;
  const ids = gone.map((issue) => issue.id);
  const used = await tx
    .selectDistinct({ issueId: articles.issueId })
    .from(articles)
    .where(inArray(articles.issueId, ids));
  const numbers = gone.filter((issue) => used.some(({ issueId }) => issueId === issue.id));
  if (numbers.length === 0) return null;
  const list = numbers.map((issue) => issue.number).join(" and ");
  return refuse("issue-in-use", { at: "issues", issues: list });
}

/** Brings the issues to what the form says. */
export async function saveIssues(
  tx: Tx,
  publicationId: string,
  before: Publication["issues"],
  numbered: PublicationInput["issues"],
): Promise<void> {
  const known = new Map(before.map((issue) => [issue.id, issue]));
  const kept = numbered.filter((issue) => known.has(issue.id));
  const ids = kept.map((issue) => issue.id);
  await tx
    .delete(issues)
    .where(
      and(
        eq(issues.publicationId, publicationId),
        ids.length ? notInArray(issues.id, ids) : undefined,
      ),
    );
  const changed = kept.filter((issue) => {
    const old = known.get(issue.id);
    return old?.number !== issue.number || old.datedOn !== issue.datedOn || old.url !== issue.url;
  });
  // Two issues may have exchanged their numbers: free them all before giving any.
  for (const { id } of changed) {
    await tx
      .update(issues)
      .set({ number: `~${id}` })
      .where(eq(issues.id, id));
  }
  for (const { id, ...issue } of changed) {
    await tx.update(issues).set(issue).where(eq(issues.id, id));
    const was = known.get(id)?.number ?? issue.number;
    if (issueKey(was) !== issueKey(issue.number)) {
      await keepFormerSlug(tx, "issue", formerIssueSlug(publicationId, was), id);
    }
  }
  for (const { id, ...issue } of numbered) {
    if (!known.has(id)) await tx.insert(issues).values({ ...issue, id: newId(), publicationId });
  }
}
