import { refusals } from "#lib/result.ts";
import { plural } from "#lib/text/plural.ts";

/** Why a publication cannot be changed or deleted. */
export const words = {
  "issue-in-use": ({ issues }: { issues: string }) =>
    `Articles are in issue ${issues}. Change those first, or keep the issue.`,
  "in-use": ({ used }: { used: number }) =>
    plural(used, {
      one: "An article appeared in this publication, so it cannot be deleted. Change that article, or merge the publication.",
      other: `${used} articles appeared in this publication, so it cannot be deleted. Change those, or merge the publication.`,
    }),
};

export const { refuse } = refusals("publication", words);
