"use server";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import { removeCookie, startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor, requireSession } from "#app/_server/session.ts";
import { changeName, changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import {
  passkeyInput,
  passkeyProofInput,
  passwordInput,
  profileInput,
  removePasskeyInput,
  sessionInput,
} from "#lib/accounts/input.ts";
import { addPasskey, askForPasskey, removePasskey } from "#lib/accounts/passkeys.ts";
import { isFreshlyProven } from "#lib/accounts/queries.ts";
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
  const proven = isFreshlyProven(session);
  const { values: _, ...state } = await organizerAction(passwordInput, async (actor, input) => {
    const result = await changePassword(actor, input, { proven });
    const { password } = input;
    if (result.ok) await startSession({ provider: "password", email, password });
    return result;
  })(previous, data);
  if (!state.ok) return state;
  redirect("/dashboard/account?saved=password");
}

/** What the browser is to ask its device for, if the person has proved who they are. Called by a script. */
export async function askForPasskeyAction(
  previous: FormState,
  data: FormData,
): Promise<FormState<PublicKeyCredentialCreationOptionsJSON>> {
  const session = await requireSession();
  const over = await overLimit([["password-browser", session.actor.accountId]]);
  if (over) return over;
  const { values: _, ...state } = await organizerAction(passkeyProofInput, (_actor, input) =>
    askForPasskey(session, input),
  )(previous, data);
  return state;
}

/** Keeps what the device made. */
export async function addPasskeyAction(previous: FormState, data: FormData): Promise<FormState> {
  const { id: sessionId } = await requireSession();
  return organizerAction(
    passkeyInput,
    (actor, input) => addPasskey(actor, input, { sessionId }),
    refresh,
  )(previous, data);
}

/** Removes a passkey and ends all other sessions. */
export async function removePasskeyAction(previous: FormState, data: FormData): Promise<FormState> {
  const { id: sessionId } = await requireSession();
  return organizerAction(
    removePasskeyInput,
    (actor, input) => removePasskey(actor, input, { sessionId }),
    refresh,
  )(previous, data);
}

/** Ends a session elsewhere; the one at hand is ended by signing out. */
export const endSessionAction = organizerAction(sessionInput, endSession, refresh);

export async function signOutEverywhereAction(): Promise<void> {
  await signOutEverywhere(await requireActor());
  await removeCookie();
  redirect("/sign-in");
}
