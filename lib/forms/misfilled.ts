import { type FieldErrors, type Refusal, together } from "#lib/result.ts";
import { refuse } from "./refusals.ts";

/** What a form's own rules found, as a refusal; null where they found nothing. */
export function misfilled(errors: FieldErrors): Refusal | null {
  const wrong = Object.entries(errors);
  return together(wrong.map(([at, sentence]) => refuse("misfilled", { sentence, at })));
}
