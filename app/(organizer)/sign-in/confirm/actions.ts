"use server";

import { redirect } from "next/navigation";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { refuse } from "#lib/accounts/refusals.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { say } from "#lib/result.ts";

/** Uses a mailed link up and signs its bearer in. */
export async function confirmAction(_previous: FormState, data: FormData): Promise<FormState> {
  const over = await overLimit([["token-network", await clientNetwork()]]);
  if (over) return over;
  const { token, formKey, callbackUrl } = formValues(data);
  const proof = { provider: "link" as const, token: String(token ?? ""), formKey };
  if (!(await startSession(proof))) return { ok: false, formError: say(refuse("used")) };
  redirect(returnPath(callbackUrl));
}
