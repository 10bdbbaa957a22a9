"use server";

import { redirect } from "next/navigation";
import { setStatus } from "#app/_front/response.ts";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { rememberBrowser } from "#app/_server/known-browser.ts";
import { overDeadLinks } from "#app/_server/limits.ts";
import { refuse } from "#lib/accounts/refusals.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { findSignInAddress } from "#lib/accounts/sign-in.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { say } from "#lib/result.ts";

/** Uses a mailed link up and signs its bearer in. */
export async function confirmAction(_previous: FormState, data: FormData): Promise<FormState> {
  const { token: sent, formKey, callbackUrl } = formValues(data);
  const token = String(sent ?? "");
  const email = await findSignInAddress(token);
  const over = await overDeadLinks(email !== null);
  if (over) return over;
  if (!(await startSession({ provider: "link", token, formKey }))) {
    setStatus(422);
    return { ok: false, formError: say(refuse("used")) };
  }
  if (email) await rememberBrowser(email);
  redirect(returnPath(callbackUrl));
}
