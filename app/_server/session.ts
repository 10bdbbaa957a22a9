import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/access/actor.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { readSession } from "./auth.ts";

/** Who is signed in, with the roles of this moment; null for everybody else. Asked of the database once per request. */
export const currentActor: () => Promise<Actor | null> = cache(readSession);

/** Who is signed in; others are sent to sign in and come back to this page. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect(await signInPath());
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get("x-marchmont-path");
  return `/sign-in?${new URLSearchParams({ callbackUrl: returnPath(path?.replace(/[?&]_rsc=[^&]*/, "")) })}`;
}
