import { env } from "#lib/env.ts";

/** As whom the site asks browsers for passkeys (WebAuthn: Relying Party). */
export type PasskeySite = {
  /** The origin that must have asked. */
  origin: string;
  /** The host that its passkeys are made for, without a port. */
  rpId: string;
};

const isAddress = (hostname: string) => /^\[|^[\d.]+$/.test(hostname);

/**
 * As whom the site of this address can ask for passkeys; null where browsers
 * have none for it: they want TLS, or their own machine by its name, and a
 * name rather than an IP address (WebAuthn Level 3, section 5.1.3, steps 7 and 8).
 */
export function passkeySite(siteUrl: string = env().siteUrl): PasskeySite | null {
  const { protocol, hostname, origin } = new URL(siteUrl);
  const isHere = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isAddress(hostname) || (protocol !== "https:" && !isHere)) return null;
  return { origin, rpId: hostname };
}
