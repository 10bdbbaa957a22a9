import { createHash } from "node:crypto";
import { scriptNamed } from "./scripts.ts";

/** What is allowed beside the site's own files: inline scripts, and inline styles. */
type Inline = { scripts: string; styles: string };

const ANY = "'unsafe-inline'";

/** The source of an inline script or style of this text. */
export const hashOf = (text: string) =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Only scripts that carry the nonce, and what they load. The pieces of the desk place themselves by inline styles. */
export const withNonce = (nonce: string): Inline => ({
  scripts: `'nonce-${nonce}' 'strict-dynamic'`,
  styles: ANY,
});

/** Next's development mode needs inline scripts and styles. */
export const DEVELOPING: Inline = { scripts: ANY, styles: ANY };

/** The one inline script of a public page. */
export const pageScript = () => `'sha256-${scriptNamed("page").digest}'`;

/** The tints of groups on a page (app/_ui/accented.tsx), and nothing else: no other style is let in with them. */
const ACCENTS =
  /<style data-precedence="accent"[^<>]*>((?:\[data-accent="[0-9a-f]{6}"\]\{--accent-light:#[0-9a-f]{6};--accent-dark:#[0-9a-f]{6}\})+)<\/style>/g;

/** The sources of the inline styles of a public page. */
export const accentStyles = (html: string) =>
  [...html.matchAll(ACCENTS)].map(([, text = ""]) => hashOf(text)).join(" ");

/**
 * The Content-Security-Policy of a page: everything from this site, and what
 * `inline` allows. Next's development mode also needs eval and a web socket.
 */
export function contentSecurityPolicy({ scripts, styles }: Inline, dev = false): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${dev ? " 'unsafe-eval'" : ""}`.trimEnd(),
    `style-src 'self' ${styles}`.trimEnd(),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
