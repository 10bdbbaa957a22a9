import NextAuth, { AuthError, CredentialsSignin, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInWithPasskey } from "#lib/accounts/passkey-sign-in.ts";
import { endSession, SESSION_DAYS } from "#lib/accounts/sessions.ts";
import { signInByForm, signInWithPassword } from "#lib/accounts/sign-in.ts";
import { env } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";
import { deviceOf } from "./device.ts";
import { currentSession } from "./session.ts";

/*
 * Makes and removes the session cookie; session-cookie.ts reads it, and nothing
 * else knows next-auth. The cookie is sealed and holds the id of a session's
 * row, which alone says whether it holds: next-auth's own sessions of rows do
 * not go with credentials. Who may sign in is decided in lib/accounts. None of
 * its routes is mounted: everything comes in through our own forms, so no GET
 * can sign anybody in and nothing goes round the rate limits. A mailed link is
 * a one-time secret that a form posts, hence a credential: next-auth's own
 * e-mail provider would use it up on GET, which mail scanners do. So is what a
 * passkey signed: next-auth's own WebAuthn wants its adapter's tables and routes.
 */

const asUser = (sessionId: string | null) => (sessionId ? { id: sessionId } : null);

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Answered where they happened: a wrong password, what failed while it was looked at, and signing out with a cookie that is none of ours. */
const ANSWERED = ["CredentialsSignin", "CallbackRouteError", "SignOutError"];

// Lazy, so that nothing is opened when this is imported.
const { signIn, signOut }: NextAuthResult = NextAuth(() => ({
  secret: siteSecret(),
  trustHost: true,
  useSecureCookies: env().siteUrl.startsWith("https:"),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: async ({ email, password }, { headers }) =>
        asUser(await signInWithPassword(text(email), text(password), deviceOf(headers))),
    }),
    Credentials({
      id: "link",
      credentials: { token: {}, formKey: {} },
      authorize: async ({ token, formKey }, { headers }) =>
        asUser(await signInByForm(text(token), formKey, deviceOf(headers))),
    }),
    Credentials({
      id: "passkey",
      credentials: { response: {} },
      authorize: async ({ response }, { headers }) =>
        asUser(await signInWithPasskey(text(response), deviceOf(headers))),
    }),
  ],
  callbacks: {
    jwt: ({ user }) => ({ sub: user.id }),
  },
  logger: {
    error(error) {
      if (!(error instanceof AuthError && ANSWERED.includes(error.type))) console.error(error);
    },
    warn() {},
    debug() {},
  },
}));

type Proof =
  | { provider: "password"; email: string; password: string }
  | { provider: "link"; token: string; formKey: unknown }
  | { provider: "passkey"; response: string };

/** Sets the session cookie if the proof holds, and says whether it did. For server actions. */
export async function startSession({ provider, ...proof }: Proof): Promise<boolean> {
  try {
    const next = await signIn(provider, { ...proof, redirect: false, redirectTo: "/" });
    // A request that next-auth refuses as a whole, such as one with a broken cookie of its own, ends at its own address.
    if (String(next).includes("/api/auth/")) throw new Error("The session could not be started");
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    // What failed, a database out of reach say, is known by its own error.
    throw (error instanceof AuthError && error.cause?.err) || error;
  }
}

/** Ends this browser's session and removes its cookie. For server actions. */
export async function signOutHere(): Promise<void> {
  const session = await currentSession();
  if (session) await endSession(session.actor, { sessionId: session.id });
  await removeCookie();
}

/** Removes the cookie of a session that has ended. For server actions. */
export async function removeCookie(): Promise<void> {
  await signOut({ redirect: false, redirectTo: "/" });
}
