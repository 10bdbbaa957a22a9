import { getToken } from "next-auth/jwt";
import { findSession, type Session } from "#lib/accounts/queries.ts";
import { env } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";

/*
 * Reads the cookie that auth.ts writes. It knows nothing of Next, so that a
 * request can be asked for its session before Next has it.
 */

const isSecure = () => env().siteUrl.startsWith("https:");

const asked = (cookie: string | null | undefined) => ({
  req: { headers: { cookie: cookie ?? "" } },
  secret: siteSecret(),
  secureCookie: isSecure(),
});

/** Whose session a Cookie header holds, checked against its row each time; null for none, a broken one, and one that was ended. */
export async function sessionIn(cookie: string | null | undefined): Promise<Session | null> {
  const token = await getToken(asked(cookie));
  return token?.sub ? findSession(token.sub) : null;
}

/** Whether a Cookie header holds a session, though it may have ended. */
export async function heldSession(cookie: string | null | undefined): Promise<boolean> {
  return (await getToken({ ...asked(cookie), raw: true })) !== null;
}
