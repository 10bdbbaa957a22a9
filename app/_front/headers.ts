import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { pageScript } from "#app/_ui/page-script.ts";

const under = (pathname: string, ...paths: string[]) =>
  paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));

/** Pages whose address is a secret: whoever has the link may act. */
export const isTokenPage = (pathname: string) =>
  under(
    pathname,
    "/rsvps",
    "/tickets",
    "/sign-in/confirm",
    "/invitations",
    "/setup",
    "/subscribe/confirm",
    "/subscribe/manage",
    "/unsubscribe",
  );

/** Pages for people who sign in: never cached, so each response can have a nonce. */
export const isPrivatePage = (pathname: string) =>
  under(pathname, "/dashboard", "/sign-in", "/invitations", "/setup");

/** Frames in which recordings are shown: each brings the policy that allows the one thing it shows. */
export const isPlayer = (pathname: string) => /^\/meetings\/[^/]+\/player\/[^/]+$/.test(pathname);

/** Only scripts that carry the nonce, and what they load. */
export const scriptsWith = (nonce: string) => `'nonce-${nonce}' 'strict-dynamic'`;

/** Next needs inline scripts, and on pages that may be cached whole a nonce means nothing. */
export const INLINE_SCRIPTS = "'unsafe-inline'";

/** The one inline script of a public page. */
export const PAGE_SCRIPT = `'sha256-${createHash("sha256").update(pageScript).digest("base64")}'`;

/**
 * The Content-Security-Policy of a page: everything from this site, and of
 * inline scripts those that `scripts` allows. Next's development mode needs
 * eval and a web socket.
 */
export function contentSecurityPolicy(scripts: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers that every response under this path carries. */
export function securityHeaders(
  pathname: string,
  own: URL,
  policy: string,
): Record<string, string> {
  // Browsers send Sec-Fetch-Site only to trustworthy origins. Elsewhere a form
  // on a no-referrer page could not prove where it comes from.
  const trustworthy = own.protocol === "https:" || /^(localhost|127\.|\[::1\])/.test(own.hostname);
  const secret = isTokenPage(pathname);
  return {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(isPlayer(pathname) ? {} : { "x-frame-options": "DENY", "content-security-policy": policy }),
    "referrer-policy": secret
      ? trustworthy
        ? "no-referrer"
        : "same-origin"
      : "strict-origin-when-cross-origin",
    ...(secret
      ? { "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" }
      : {}),
    ...(own.protocol === "https:" ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

const ours = /^(x-forwarded-|x-marchmont-|x-middleware-|x-invoke-)/;
const alsoOurs = new Set(["forwarded", "x-real-ip", "x-matched-path", "content-security-policy"]);

/**
 * Replaces what a client could forge by what is so: Next and next-auth then
 * see the site's own host whatever was sent.
 */
export function rewriteHeaders(
  headers: IncomingHttpHeaders,
  known: { own: URL; peer: string; requestId: string; policy: string; unsafe: boolean },
): void {
  for (const name of Object.keys(headers)) {
    if (ours.test(name) || alsoOurs.has(name)) delete headers[name];
  }
  headers.host = known.own.host;
  headers["x-forwarded-host"] = known.own.host;
  headers["x-forwarded-proto"] = known.own.protocol.replace(":", "");
  headers["x-forwarded-for"] = known.peer;
  headers["x-marchmont-peer"] = known.peer;
  headers["x-marchmont-request"] = known.requestId;
  headers["content-security-policy"] = known.policy;
  // The gate has seen where an unsafe request comes from; Next looks again and does not know `null`.
  if (known.unsafe) headers.origin = known.own.origin;
}
