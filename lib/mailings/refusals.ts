import { refusals } from "#lib/result.ts";

/** Why nothing can be done to a mailing. */
export const words = {
  state: () => "This mailing is finished, or was changed meanwhile. Look again.",
};

export const { refuse } = refusals("mailing", words);
