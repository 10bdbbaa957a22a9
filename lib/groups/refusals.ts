import { refusals } from "#lib/result.ts";

/** Why a group cannot be as its form says. */
export const words = {
  taken: () => "Address: another group has or had this one. Choose another.",
  "same-name": () =>
    "Name: there is a group of this name already. Choose another, or tick that it is one more.",
};

export const { refuse, insists, insistOn } = refusals("group", words);
