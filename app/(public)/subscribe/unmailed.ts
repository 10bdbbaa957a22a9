import { env } from "#lib/env.ts";

/** What is said beside an address that is to be confirmed, where no mail can ask it yet. */
export const unmailed = (): string | undefined =>
  env().smtpUrl
    ? undefined
    : "This site has no mail server yet: the mail with which you confirm goes there once it has.";
