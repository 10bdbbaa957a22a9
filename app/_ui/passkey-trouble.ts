import { WebAuthnError } from "@simplewebauthn/browser";

const ELSEWHERE = "Passkeys work only at the site’s own address. Open that, and try again there.";
const NO_LOCK =
  "This device cannot keep a passkey: it has no screen lock, or is too old. Give it a lock, or use another device.";

const TROUBLE: Record<string, string> = {
  ERROR_INVALID_DOMAIN: ELSEWHERE,
  ERROR_INVALID_RP_ID: ELSEWHERE,
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED:
    "This device has a passkey for your account already: it is in the list.",
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: NO_LOCK,
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: NO_LOCK,
};

/** What a person is told when their device gave no passkey; `otherwise` where it does not say why, as when it was told to stop. */
export function passkeyTrouble(error: unknown, otherwise: string): string {
  return (error instanceof WebAuthnError && TROUBLE[error.code]) || otherwise;
}
