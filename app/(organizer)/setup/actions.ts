"use server";

import { redirect } from "next/navigation";
import { submit } from "#app/_server/action.ts";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overDeadLinks } from "#app/_server/limits.ts";
import { setupInputWith } from "#lib/accounts/input.ts";
import { DESK } from "#lib/accounts/return-path.ts";
import { completeSetup, findSetup } from "#lib/accounts/setup.ts";
import { env } from "#lib/env.ts";
import { formValues } from "#lib/forms/form-values.ts";

/** Makes the site's owner with the one-time link and signs them in. */
export async function setUpAction(_previous: FormState, data: FormData): Promise<FormState> {
  const { token: sent, formKey } = formValues(data);
  const token = String(sent ?? "");
  const setup = await findSetup(token);
  const over = await overDeadLinks(setup !== null);
  if (over) return over;
  const schema = setupInputWith({
    password: env().smtpUrl === null,
    society: setup?.hasGroups === false,
  });
  const state = await submit(schema, data, (input) => completeSetup(token, input), [token]);
  if (!state.ok || !state.value) return withoutPassword(state);
  await startSession({ provider: "link", token: state.value.signInToken, formKey });
  redirect(DESK);
}

/** A password is never sent back to the page. */
function withoutPassword(state: FormState): FormState {
  const { password: _, ...values } = state.values ?? {};
  return { ...state, values };
}
