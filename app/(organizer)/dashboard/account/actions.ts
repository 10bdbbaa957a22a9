"use server";

import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import { endSession, isFreshlyMailed, startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import { changeName, changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { passwordInput, profileInput } from "#lib/accounts/input.ts";

export async function changeNameAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(profileInput, changeName)(previous, data);
}

/** Changes the password, which ends all sessions, and goes on with a new one here. */
export async function changePasswordAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  const { accountId } = await requireActor();
  const over = await overLimit([["password-pair", accountId]]);
  if (over) return over;
  const proven = await isFreshlyMailed();
  const { values: _, ...state } = await organizerAction(passwordInput, async (actor, input) => {
    const result = await changePassword(actor, input, { proven });
    const { email } = actor;
    if (result.ok) await startSession({ provider: "password", email, password: input.password });
    return result;
  })(previous, data);
  return state;
}

export async function signOutEverywhereAction(): Promise<void> {
  await signOutEverywhere(await requireActor());
  await endSession();
  redirect("/sign-in");
}
