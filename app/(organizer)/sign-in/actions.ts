"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { redirect } from "next/navigation";
import { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import { fieldErrorsOf } from "#app/_server/action.ts";
import { startSession } from "#app/_server/auth.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { rememberBrowser } from "#app/_server/known-browser.ts";
import { clientNetwork, isWithin, overLimit } from "#app/_server/limits.ts";
import { emailInput } from "#lib/accounts/email.ts";
import { findPasskeyAddress } from "#lib/accounts/passkey-sign-in.ts";
import { refuse } from "#lib/accounts/refusals.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { mailSignInLink } from "#lib/accounts/sign-in-mail.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { resendInvitation } from "#lib/members/invitations.ts";
import { done, type Result, say } from "#lib/result.ts";
import { countTry, type SignInState } from "./tries.ts";

/** Longer than the writing takes, so that time does not tell whether an address is known. */
const LINK_RESPONSE_MS = 400;

const signInForm = z.object({
  email: emailInput,
  password: z.string().catch(""),
  way: z.enum(["password", "link"]).catch("password"),
  callbackUrl: z.string().catch("").transform(returnPath),
});

/** Signs in with a password, or has a link mailed; the response never says whether the address is known. */
export async function signInAction(_previous: FormState, data: FormData): Promise<SignInState> {
  // The password is not among what goes back to the page.
  const typed = formValues(data);
  const values = { email: String(typed.email ?? "").slice(0, 400) };
  const parsed = signInForm.safeParse(typed);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), values };
  }
  const { email, password, way, callbackUrl } = parsed.data;

  if (way === "link") {
    const mailOnce = once(typed, [], () => mailLink(email, callbackUrl));
    await Promise.all([mailOnce, sleep(LINK_RESPONSE_MS)]);
    redirect("/sign-in/sent");
  }

  if (password === "") {
    setStatus(422);
    const message = "Enter your password, or ask for a link below.";
    return { ok: false, fieldErrors: { password: message }, values };
  }
  const tries = await countTry(email);
  const over = await tries.over(typed.proof);
  if (over) return { ...over, values };
  if (!(await startSession({ provider: "password", email, password }))) {
    setStatus(422);
    return { ok: false, formError: "The e-mail address or the password is not right.", values };
  }
  await tries.forget();
  await rememberBrowser(email);
  redirect(callbackUrl);
}

async function mailLink(email: string, callbackUrl: string): Promise<Result> {
  if (!(await isWithin("link-address", email))) return done();
  // Somebody invited who has no account yet is on the way to one.
  if (!(await mailSignInLink(email, callbackUrl))) await resendInvitation(email);
  return done();
}

/** Signs in by what a passkey has signed. Called by a script; one that holds is never refused for others that did not. */
export async function signInWithPasskeyAction(
  _previous: FormState,
  data: FormData,
): Promise<FormState> {
  const { response: sent, callbackUrl } = formValues(data);
  const response = typeof sent === "string" ? sent : "";
  const email = await findPasskeyAddress(response);
  if (!(await startSession({ provider: "passkey", response }))) {
    const over = await overLimit([["passkey-network", await clientNetwork()]]);
    if (over) return over;
    setStatus(422);
    return { ok: false, formError: say(refuse("passkey-dead")) };
  }
  if (email) await rememberBrowser(email);
  redirect(returnPath(callbackUrl));
}
