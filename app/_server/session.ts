import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import type { Actor } from "#lib/access/actor.ts";
import type { Session } from "#lib/accounts/queries.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { isWorthNoting, noteUse } from "#lib/accounts/sessions.ts";
import { heldSession, sessionIn } from "./session-cookie.ts";

const cookie = async () => (await headers()).get("cookie");

/** The session of the request, with the roles of this moment; null for who is not signed in. Asked of the database once per request. */
export const currentSession: () => Promise<Session | null> = cache(async () => {
  const session = await sessionIn(await cookie());
  // When it was used is written after the response, which waits for no writing.
  if (session && isWorthNoting(session.usedAt)) after(() => noteUse(session.id));
  return session;
});

/** Who is signed in; null for everybody else. */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null;
}

/** The session of the request; others are sent to sign in and come back to this page. */
export async function requireSession(): Promise<Session> {
  return (await currentSession()) ?? redirect(await signInPath());
}

/** Who is signed in; others are sent to sign in and come back to this page. */
export async function requireActor(): Promise<Actor> {
  return (await requireSession()).actor;
}

/** Whether this browser was signed in and is no more, as when its session was ended elsewhere. */
export async function wasSignedIn(): Promise<boolean> {
  return (await currentSession()) === null && (await heldSession(await cookie()));
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get("x-marchmont-path");
  return `/sign-in?${new URLSearchParams({ callbackUrl: returnPath(path?.replace(/[?&]_rsc=[^&]*/, "")) })}`;
}
