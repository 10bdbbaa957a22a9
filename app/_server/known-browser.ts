import { cookies } from "next/headers";
import { KNOWN_BROWSER_DAYS } from "#lib/accounts/sessions.ts";
import { env } from "#lib/env.ts";
import { sign } from "#lib/secret.ts";
import { newToken, sameHash } from "#lib/tokens.ts";

/*
 * A browser in which an account has signed in is known to it from then on, by a
 * cookie that opens nothing and is sent to the sign-in pages alone: what
 * strangers try for the account elsewhere does not count against it.
 */

const COOKIE = "marchmont-known";

const signature = (email: string, lot: string) => sign("known-browser", `${email} ${lot}`);

/** Remembers that the account of an address, normalised, has signed in here. For server actions. */
export async function rememberBrowser(email: string): Promise<void> {
  const lot = newToken();
  (await cookies()).set(COOKIE, `${lot}.${signature(email, lot)}`, {
    path: "/sign-in",
    httpOnly: true,
    sameSite: "lax",
    secure: env().siteUrl.startsWith("https:"),
    maxAge: KNOWN_BROWSER_DAYS * 86_400,
  });
}

/** What this browser is called, if the account of an address has signed in here before; else null. */
export async function knownBrowser(email: string): Promise<string | null> {
  const [lot = "", signed = ""] = (await cookies()).get(COOKIE)?.value.split(".") ?? [];
  return sameHash(signed, signature(email, lot)) ? lot : null;
}
