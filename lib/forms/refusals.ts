import { refusals } from "#lib/result.ts";

/** A form's own rules say themselves what is wrong with what was typed. */
export const words = {
  misfilled: ({ sentence }: { sentence: string }) => sentence,
};

export const { refuse } = refusals("form", words);
