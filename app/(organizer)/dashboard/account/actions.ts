"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import { removeCookie, startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor, requireSession } from "#app/_server/session.ts";
import { changeName, changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { passwordInput, profileInput, sessionInput } from "#lib/accounts/input.ts";
import { isFreshlyMailed } from "#lib/accounts/queries.ts";
import { endSession } from "#lib/accounts/sessions.ts";

export const changeNameAction = organizerAction(profileInput, changeName, refresh);

/**
 * Changes the password, which ends all sessions, and goes on with a new one
 * here. By a redirect: to the request at hand the old session is over.
 */
export async function changePasswordAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  const session = await requireSession();
  const { accountId, email } = session.actor;
  const over = await overLimit([["password-browser", accountId]]);
  if (over) return over;
  const proven = isFreshlyMailed(session);
  const { values: _, ...state } = await organizerAction(passwordInput, async (actor, input) => {
    const result = await changePassword(actor, input, { proven });
    const { password } = input;
    if (result.ok) await startSession({ provider: "password", email, password });
    return result;
  })(previous, data);
  if (!state.ok) return state;
  redirect("/dashboard/account?saved=password");
}

/** Ends a session elsewhere; the one at hand is ended by signing out. */
export const endSessionAction = organizerAction(sessionInput, endSession, refresh);

export async function signOutEverywhereAction(): Promise<void> {
  await signOutEverywhere(await requireActor());
  await removeCookie();
  redirect("/sign-in");
}
