"use server";

import { redirect } from "next/navigation";
import { endSession } from "./auth.ts";

/** The action of every "Sign out" button: `<form action={signOutAction}>`. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/sign-in");
}
