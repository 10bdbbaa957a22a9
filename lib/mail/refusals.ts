import { refusals } from "#lib/result.ts";

/** Why nothing can be done to a mail. */
export const words = {
  state: () => "This mail is being sent, or was dealt with meanwhile. Look again.",
};

export const { refuse } = refusals("mail", words);
