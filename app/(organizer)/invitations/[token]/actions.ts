"use server";

import { redirect } from "next/navigation";
import { submit } from "#app/_server/action.ts";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overDeadLinks } from "#app/_server/limits.ts";
import { currentActor } from "#app/_server/session.ts";
import { acceptanceInput, acceptanceInputWithPassword } from "#lib/accounts/input.ts";
import { DESK } from "#lib/accounts/return-path.ts";
import { env } from "#lib/env.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { acceptInvitation } from "#lib/members/acceptance.ts";
import { findInvitation } from "#lib/members/public-queries.ts";

/** Accepts an invitation. New people are signed in at once; others sign in as they always do. */
export async function acceptAction(_previous: FormState, data: FormData): Promise<FormState> {
  const { token: sent, formKey } = formValues(data);
  const token = String(sent ?? "");
  const invitation = await findInvitation(token);
  const over = await overDeadLinks(invitation !== null);
  if (over) return over;
  const alone = env().smtpUrl === null && invitation?.accountId === null;
  const schema = alone ? acceptanceInputWithPassword : acceptanceInput;
  const state = await submit(schema, data, (input) => acceptInvitation(token, input), [token]);
  if (!state.ok || !state.value) return { ...state, values: { name: state.values?.name } };
  const { accountId, signInToken } = state.value;
  if (signInToken) await startSession({ provider: "link", token: signInToken, formKey });
  else if ((await currentActor())?.accountId !== accountId) redirect("/sign-in");
  redirect(DESK);
}
