import type { Metadata } from "next";
import { DeadLink } from "#app/(organizer)/dead-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { returnPath } from "#lib/accounts/return-path.ts";
import { findSignInAddress } from "#lib/accounts/sign-in.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { ConfirmForm } from "./confirm-form.tsx";

type Props = { searchParams: Promise<Asked> };

export const metadata: Metadata = { title: "Sign in" };

/** Where a mailed link leads. Mail scanners come here too, so that only the button uses the link up. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token, callbackUrl } = await searchParams;
  const email = typeof token === "string" ? await findSignInAddress(token) : null;
  if (typeof token !== "string" || !email) {
    return (
      <DeadLink>A sign-in link works once and for a short time. You can ask for another.</DeadLink>
    );
  }
  return (
    <Doorstep title="Sign in">
      <p>
        You are about to sign in as <strong className="break-words">{email}</strong>.
      </p>
      <ConfirmForm token={token} callbackUrl={returnPath(callbackUrl)} />
    </Doorstep>
  );
}
