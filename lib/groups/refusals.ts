import { refusals } from "#lib/result.ts";

/** Why a group cannot be as its form says. */
export const words = {
  taken: () => "Address: another group has or had this one. Choose another.",
};

export const { refuse } = refusals("group", words);
