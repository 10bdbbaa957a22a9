import { setStatus } from "#app/_front/response.ts";
import { type Refusal, said } from "#lib/result.ts";
import type { FormState } from "./form-state.ts";

/**
 * A public form again, with the words of a refusal and what was typed. The
 * answer's status says what kind it is: 422 for a field, 404 for what is not
 * there, else 409.
 */
export function refused(refusal: Refusal, values: Record<string, unknown>): FormState<never> {
  const { at, reason } = refusal;
  setStatus(at !== undefined ? 422 : reason === "missing" ? 404 : 409);
  return { ok: false, ...said(refusal), values };
}
