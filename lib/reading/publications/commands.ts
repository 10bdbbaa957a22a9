import type { Actor } from "#lib/access/actor.ts";
import { withKnownIds } from "#lib/forms/rows.ts";
import { keptCommands, quickAdded } from "#lib/kept/commands.ts";
import { done } from "#lib/result.ts";
import { issueKey } from "#lib/text/issue-address.ts";
import { type PublicationInput, publicationInput } from "./input.ts";
import { issuesInUse, saveIssues } from "./issues.ts";
import { publicationMerge } from "./merge.ts";
import { keptPublications, type Publication } from "./queries.ts";

/** An issue that an article is in cannot be taken away. */
export const publicationCommands = {
  ...keptCommands(keptPublications, {
    columns: async (tx, _actor, input: PublicationInput, before) => {
      const inUse = before && (await issuesInUse(tx, before, listedIssues(before, input)));
      const { name, url, description } = input;
      return inUse ?? done({ name, url, description });
    },
    saved: async (tx, { id, input, before }) => {
      await saveIssues(tx, id, before?.issues ?? [], listedIssues(before, input));
    },
  }),
  ...publicationMerge,
};

/** Adds a publication of which only the name is known yet, for a form that needs it at once. */
export async function quickAddPublication(actor: Actor, input: { groupId: string; name: string }) {
  const publication = publicationInput.parse(input);
  return quickAdded(await publicationCommands.create(actor, publication), input.name);
}

/** The issues of the form, those that are known already under their ids. */
function listedIssues(before: Publication | null, { issues }: PublicationInput) {
  return before ? withKnownIds(before.issues, issues, (issue) => issueKey(issue.number)) : issues;
}
