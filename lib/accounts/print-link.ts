import { env } from "#lib/env.ts";

/** Prints a secret link in the terminal of whoever runs the site, while there is no mail server to send it. */
export function printLink(what: string, link: string): void {
  if (!env().smtpUrl) console.log(`${what}, and no mail server is set. The link:\n  ${link}`);
}
