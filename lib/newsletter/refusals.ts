import { refusals } from "#lib/result.ts";

/** Why news is not sent. */
export const words = {
  "no-words": () => "Write what you want to say.",
  archived: () =>
    "The group is archived and sends no news. One of its owners can take it up again, under Groups.",
  nobody: () => "Nobody has asked for this kind of news yet, so it was not sent.",
};

export const { refuse } = refusals("newsletter", words);
