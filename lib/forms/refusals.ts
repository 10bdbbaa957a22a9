import { refusals } from "#lib/result.ts";

export const words = {
  /** A form's own rules say themselves what is wrong with what was typed. */
  misfilled: ({ sentence }: { sentence: string }) => sentence,
  "under-way": () =>
    "This was sent already and is still being done. Look at the page again in a minute.",
};

export const { refuse } = refusals("form", words);
