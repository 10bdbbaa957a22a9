import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentActor } from "#app/_server/session.ts";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { returnPath } from "#lib/accounts/return-path.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { searchParams: Promise<Asked> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: Props) {
  const callbackUrl = returnPath((await searchParams).callbackUrl);
  if (await currentActor()) redirect(callbackUrl);
  return (
    <Doorstep title="Sign in">
      <p className="text-quiet">
        For those who organize meetings. To come to a meeting you need no account.
      </p>
      <SignInForm callbackUrl={callbackUrl} />
    </Doorstep>
  );
}
