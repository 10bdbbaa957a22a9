import { scriptNamed } from "./scripts.ts";

/** Next needs inline scripts, and on pages that may be cached whole a nonce means nothing. */
export const INLINE_SCRIPTS = "'unsafe-inline'";

/** Only scripts that carry the nonce, and what they load. */
export const scriptsWith = (nonce: string) => `'nonce-${nonce}' 'strict-dynamic'`;

/** The one inline script of a public page. */
export const pageScript = () => `'sha256-${scriptNamed("page").digest}'`;

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
