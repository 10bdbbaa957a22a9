import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentActor, wasSignedIn } from "#app/_server/session.ts";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { passkeySite } from "#lib/accounts/passkey-site.ts";
import { hasOwner } from "#lib/accounts/queries.ts";
import { returnPath } from "#lib/accounts/return-path.ts";
import { env } from "#lib/env.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { searchParams: Promise<Asked> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: Props) {
  const callbackUrl = returnPath((await searchParams).callbackUrl);
  if (await currentActor()) redirect(callbackUrl);
  if (!(await hasOwner())) {
    return (
      <Doorstep title="This site is not set up yet">
        <p>Whoever runs it finds the link to do so in the terminal where it was started.</p>
      </Doorstep>
    );
  }
  return (
    <Doorstep title="Sign in">
      {(await wasSignedIn()) ? (
        <p role="status">
          You are not signed in here any more: your session has ended, or the site was updated.
          Please sign in again, and you go on where you wanted to.
        </p>
      ) : null}
      <p className="text-quiet">
        For those who organize meetings. To come to a meeting you need no account.
      </p>
      <SignInForm callbackUrl={callbackUrl} mails={env().smtpUrl !== null} />
      {passkeySite() ? <PasskeySignIn callbackUrl={callbackUrl} /> : null}
    </Doorstep>
  );
}
