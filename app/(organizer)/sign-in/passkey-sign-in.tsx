"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { usePasskey } from "./use-passkey.ts";

/** The way in for a browser that can ask for passkeys; nothing is shown to others, nor without scripts. */
export function PasskeySignIn({ callbackUrl }: { callbackUrl: string }) {
  const can = useHydrated() && browserSupportsWebAuthn();
  return can ? <UsePasskey callbackUrl={callbackUrl} /> : null;
}

function UsePasskey({ callbackUrl }: { callbackUrl: string }) {
  const { use, pending, trouble } = usePasskey(callbackUrl);
  return (
    <div className="flex flex-col gap-3 border-t border-rule pt-5">
      <p className="text-quiet">
        With a passkey you sign in with your fingerprint, face or screen lock instead of a password.
        You add one on your account’s page.
      </p>
      <ErrorSummary formError={trouble} />
      <Button
        className="w-full"
        aria-disabled={pending || undefined}
        onClick={pending ? undefined : use}
      >
        <span aria-live="polite">{pending ? "One moment…" : "Use a passkey"}</span>
      </Button>
    </div>
  );
}
