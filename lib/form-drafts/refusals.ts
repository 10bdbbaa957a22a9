import { refusals } from "#lib/result.ts";

/** Why what was typed is not kept as a draft. */
export const words = {
  "no-form": () => "There is no such form.",
  "too-large": () => "This is too long to be kept as a draft.",
};

export const { refuse } = refusals("form-draft", words);
