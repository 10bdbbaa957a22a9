import type { Tx } from "#db/engine.ts";
import { issues } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { type Result, refuseFields } from "#lib/result.ts";
import { issueKey } from "#lib/text/issue-address.ts";
import { mayEditPublication } from "../publications/policy.ts";
import { findPublication } from "../publications/queries.ts";
import type { ArticleInput } from "./input.ts";
import type { Article } from "./queries.ts";

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
  const publication = await findPublication(actor, publicationId, tx);
  if (!publication) {
    if (before?.publicationId === publicationId && (before.issue ?? "") === number) {
      return { ok: true, value: { ...nowhere, publicationId, issueId: before.issueId } };
    }
    return refuseFields({
      publicationId: "This publication is not there any more. Choose another.",
    });
  }
  if (number === "") return { ok: true, value: { ...nowhere, publicationId } };
  const known = publication.issues.find((issue) => issueKey(issue.number) === issueKey(number));
  if (known) {
    return { ok: true, value: { publicationId, issueId: known.id, datedOn: known.datedOn } };
  }
  if (!mayEditPublication(actor, publication)) {
    return refuseFields({
      issue: `${publication.name} has no issue ${number} here, and ${publication.group} keeps it. Leave the issue empty, or ask them to add it.`,
    });
  }
  const issueId = newId();
  await tx.insert(issues).values({ id: issueId, publicationId, number });
  return { ok: true, value: { ...nowhere, publicationId, issueId } };
}
