import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import { startTransition, useCallback, useEffect, useState } from "react";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";

import { passkeyTrouble } from "#app/_ui/passkey-trouble.ts";
import { signInWithPasskeyAction } from "./actions.ts";

/** The browser's offer in the address field is made anew before its challenge is too old. */
const OFFER_ANEW_MS = 240_000;

const NONE_USED =
  "No passkey was used. If this device has none for this site, sign in another way and add one on your account’s page.";

/** What the browser's device signs: asked for at once, or while the browser offers it in the address field. Ends what was asked before. */
async function ask(way: "at once" | "in field"): Promise<string> {
  const asked = await fetch("/passkey-challenge");
  const response = await startAuthentication({
    optionsJSON: await asked.json(),
    useBrowserAutofill: way === "in field",
  });
  return JSON.stringify(response);
}

/** Signs in by a passkey: when `use` is called, or when somebody chooses one that the browser offers in the address field. */
export function usePasskey(callbackUrl: string) {
  const [state, signIn, isSent] = useFormAction(signInWithPasskeyAction);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);

  const send = useCallback(
    (response: string) => {
      const data = new FormData();
      data.set("response", response);
      data.set("callbackUrl", callbackUrl);
      startTransition(() => signIn(data));
    },
    [callbackUrl, signIn],
  );

  useEffect(() => {
    if (isAsked) return;
    const offer = async () => {
      if (!(await browserSupportsWebAuthnAutofill())) return;
      // Nobody has asked, so that nobody need know why there is none.
      const response = await ask("in field").catch(() => null);
      if (response) send(response);
    };
    void offer();
    const timer = setInterval(offer, OFFER_ANEW_MS);
    return () => clearInterval(timer);
  }, [isAsked, send]);

  useEffect(() => () => WebAuthnAbortService.cancelCeremony(), []);

  async function use() {
    setTrouble(null);
    setAsked(true);
    try {
      send(await ask("at once"));
    } catch (error) {
      setTrouble(passkeyTrouble(error, NONE_USED));
    } finally {
      setAsked(false);
    }
  }

  const pending = isAsked || isSent;
  return { use, pending, trouble: pending ? null : (trouble ?? state.formError) };
}
