import { refusals } from "#lib/result.ts";
import { counted, plural } from "#lib/text/plural.ts";
import type { KeptKind } from "./noun.ts";

type InUse = { kind: KeptKind; as: string; used: number; one: string; other: string };

/** Why rows are not added, merged or deleted, of whatever noun they are. */
export const words = {
  archived: () =>
    "Group: this one is archived and takes nothing new. One of its owners can take it up again, under Groups.",
  same: ({ kind }: { kind: KeptKind }) => `Choose another ${kind}: this is the same one.`,
  "in-use": ({ kind, as, used, one, other }: InUse) =>
    `This ${kind} is ${as} ${counted(used, { one, other })}, so cannot be deleted. Change ${plural(used, { one: `that ${one}`, other: `those ${other}` })} first, or merge the ${kind} into another.`,
};

export const { refuse } = refusals("kept", words);
