import { setStatus } from "#app/_front/response.ts";
import { type Refusal, said } from "#lib/result.ts";
import type { FormState } from "./form-state.ts";

/**
 * A public form again, with the words of a refusal and what was typed. The
 * response's status says so: 404 for what is not there, else 422.
 */
export function refused(refusal: Refusal, values: Record<string, unknown>): FormState<never> {
  setStatus(refusal.reason === "missing" ? 404 : 422);
  return { ok: false, ...said(refusal), values };
}
