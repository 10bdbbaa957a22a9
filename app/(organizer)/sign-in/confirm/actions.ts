"use server";

import { redirect } from "next/navigation";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, overLimit } from "#app/_server/limits.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { formValues } from "#lib/forms/form-values.ts";

/** Uses a mailed link up and signs its bearer in. */
export async function confirmAction(_previous: FormState, data: FormData): Promise<FormState> {
  const over = await overLimit([["token-network", await clientNetwork()]]);
  if (over) return over;
  const token = String(formValues(data).token ?? "");
  if (!(await startSession({ provider: "link", token }))) {
    return {
      ok: false,
      formError: "This link has been used or is too old. Have another one mailed.",
    };
  }
  redirect(returnPath(formValues(data).callbackUrl));
}
