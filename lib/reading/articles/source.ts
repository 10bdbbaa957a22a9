import type { Tx } from "#db/engine.ts";
import { issues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { mayEditKept } from "#lib/kept/policy.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import type { Result } from "#lib/result.ts";
import { issueKey } from "#lib/text/issue-address.ts";
import type { ArticleInput } from "./input.ts";
import type { Article } from "./queries.ts";
import { refuse } from "./refusals.ts";

export type Source = {
  publicationId: string | null;
  issueId: string | null;
  datedOn: string | null;
};

const nowhere: Source = { publicationId: null, issueId: null, datedOn: null };

/** The publication, and the issue of that number in it, made if it is not there yet. */
export async function resolveSource(
  tx: Tx,
  actor: Actor,
  { publicationId, issue: number }: ArticleInput,
  before: Article | null,
): Promise<Result<Source>> {
  if (!publicationId) return { ok: true, value: nowhere };
  const publication = await keptPublications.find(actor, publicationId, tx);
  if (!publication) {
    if (before?.publicationId === publicationId && (before.issue ?? "") === number) {
      return { ok: true, value: { ...nowhere, publicationId, issueId: before.issueId } };
    }
    return refuse("no-publication", { at: "publicationId" });
  }
  if (number === "") return { ok: true, value: { ...nowhere, publicationId } };
  const known = publication.issues.find((issue) => issueKey(issue.number) === issueKey(number));
  if (known) {
    return { ok: true, value: { publicationId, issueId: known.id, datedOn: known.datedOn } };
  }
  if (!mayEditKept(actor, publication)) {
    const { name, group } = publication;
    return refuse("no-issue", { at: "issue", publication: name, number, group });
  }
  const issueId = newId();
  await tx.insert(issues).values({ id: issueId, publicationId, number });
  return { ok: true, value: { ...nowhere, publicationId, issueId } };
}
