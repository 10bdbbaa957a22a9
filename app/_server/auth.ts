import NextAuth, { CredentialsSignin, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { Actor } from "#lib/access/actor.ts";
import { findActor } from "#lib/accounts/queries.ts";
import { type SignedIn, signInByForm, signInWithPassword } from "#lib/accounts/sign-in.ts";
import { env } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";

/*
 * The only file that knows next-auth. It makes, reads and removes the session
 * cookie; who may sign in is decided in lib/accounts. None of its routes is
 * mounted: everything comes in through our own forms, so no GET can sign
 * anybody in and nothing goes round the rate limits. A mailed link is a
 * one-time secret that a form posts, hence a credential: next-auth's own
 * e-mail provider would use it up on GET, which mail scanners do.
 */

const DAY_SECONDS = 86_400;

declare module "next-auth" {
  interface User {
    sessionEpoch?: number;
  }
  interface Session {
    accountId?: unknown;
    sessionEpoch?: unknown;
    /** The provider, and the instant in milliseconds. */
    way?: unknown;
    since?: unknown;
  }
}

const asUser = (signedIn: SignedIn | null) =>
  signedIn && { id: signedIn.accountId, sessionEpoch: signedIn.sessionEpoch };

const text = (value: unknown) => (typeof value === "string" ? value : "");

// Lazy, so that nothing is opened when this is imported.
const { auth, signIn, signOut }: NextAuthResult = NextAuth(() => ({
  secret: siteSecret(),
  trustHost: true,
  useSecureCookies: env().siteUrl.startsWith("https:"),
  session: { strategy: "jwt", maxAge: 30 * DAY_SECONDS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: async ({ email, password }) =>
        asUser(await signInWithPassword(text(email), text(password))),
    }),
    Credentials({
      id: "link",
      credentials: { token: {}, formKey: {} },
      authorize: async ({ token, formKey }) => asUser(await signInByForm(text(token), formKey)),
    }),
  ],
  callbacks: {
    jwt: ({ token, user, account }) =>
      user
        ? { sub: user.id, epoch: user.sessionEpoch, way: account?.provider, since: now().getTime() }
        : token,
    session: ({ session, token }) => ({
      expires: session.expires,
      accountId: token.sub,
      sessionEpoch: token.epoch,
      way: token.way,
      since: token.since,
    }),
  },
  logger: {
    // A wrong password or an old cookie is an everyday event, answered where it happened.
    error(error) {
      if (error.name !== "CredentialsSignin" && error.name !== "JWTSessionError") {
        console.error(error);
      }
    },
    warn() {},
    debug() {},
  },
}));

/** Whose session the request's cookie holds, checked against the database each time; null when there is none or it was ended. */
export async function readSession(): Promise<Actor | null> {
  const session = await auth();
  if (typeof session?.accountId !== "string" || typeof session.sessionEpoch !== "number") {
    return null;
  }
  return findActor(session.accountId, session.sessionEpoch);
}

/** Whether the session began by a mailed link in the last half hour: proof enough to choose a new password. */
export async function isFreshlyMailed(): Promise<boolean> {
  const session = await auth();
  const since = typeof session?.since === "number" ? session.since : 0;
  return session?.way === "link" && now().getTime() - since < 30 * 60_000;
}

type Proof =
  | { provider: "password"; email: string; password: string }
  | { provider: "link"; token: string; formKey: unknown };

/** Sets the session cookie if the proof holds, and says whether it did. For server actions. */
export async function startSession({ provider, ...proof }: Proof): Promise<boolean> {
  try {
    const next = await signIn(provider, { ...proof, redirect: false, redirectTo: "/" });
    // A request that next-auth refuses as a whole, such as one with a broken cookie of its own, ends at its own address.
    if (String(next).includes("/api/auth/")) throw new Error("The session could not be started");
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    throw error;
  }
}

/** Removes the session cookie. For server actions. */
export async function endSession(): Promise<void> {
  await signOut({ redirect: false, redirectTo: "/" });
}
