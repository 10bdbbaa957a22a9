import { refusals } from "#lib/result.ts";
import { plural } from "#lib/text/plural.ts";

/** Why a speaker cannot be deleted. */
export const words = {
  "in-use": ({ used }: { used: number }) =>
    plural(used, {
      one: "This speaker is on the programme of a meeting, so cannot be deleted. Take them off it, or merge them.",
      other: `This speaker is on the programme of ${used} meetings, so cannot be deleted. Take them off those, or merge them.`,
    }),
};

export const { refuse } = refusals("speaker", words);
