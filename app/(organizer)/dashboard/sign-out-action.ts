"use server";

import { redirect } from "next/navigation";
import { signOutHere } from "#app/_server/auth.ts";

/** Ends this browser's session. */
export async function signOutAction(): Promise<void> {
  await signOutHere();
  redirect("/");
}
