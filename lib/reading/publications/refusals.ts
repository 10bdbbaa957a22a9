import { refusals } from "#lib/result.ts";

/** Why a publication cannot be changed. */
export const words = {
  "issue-in-use": ({ issues }: { issues: string }) =>
    `Articles are in issue ${issues}. Change those first, or keep the issue.`,
};

export const { refuse } = refusals("publication", words);
