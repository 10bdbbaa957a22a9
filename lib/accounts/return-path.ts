const HERE = "http://here.invalid";

/** Where people go after they signed in, unless they came for something else. */
export const DESK = "/dashboard";

/**
 * A place of this site to go on to, from what a link or a form says: a path
 * that begins with one slash and stays here however a browser reads it, else
 * the desk. Never a sign-in page again.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return DESK;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these and so see another address
  if (!wanted.startsWith("/") || /[\\\x00-\x20\x7f]/.test(wanted)) return DESK;
  if (!URL.canParse(wanted, HERE)) return DESK;
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || /^\/+(sign-in|setup|api)(\/|$)/.test(url.pathname)) return DESK;
  if (url.pathname.startsWith("//")) return DESK;
  return url.pathname + url.search + url.hash;
}
