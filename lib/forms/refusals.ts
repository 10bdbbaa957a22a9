import { type FieldErrors, type Refusal, refusals, together } from "#lib/result.ts";

/** A form's own rules say themselves what is wrong with what was typed. */
export const words = {
  misfilled: ({ sentence }: { sentence: string }) => sentence,
};

export const { refuse } = refusals("form", words);

/** What a form's own rules found, as a refusal; null where they found nothing. */
export function misfilled(errors: FieldErrors): Refusal | null {
  const wrong = Object.entries(errors);
  return together(wrong.map(([at, sentence]) => refuse("misfilled", { sentence, at })));
}
