import { refusals } from "#lib/result.ts";
import type { KeptKind } from "./noun.ts";

/** Why rows are not merged, of whatever noun they are. */
export const words = {
  same: ({ kind }: { kind: KeptKind }) => `Choose another ${kind}: this is the same one.`,
};

export const { refuse } = refusals("kept", words);
