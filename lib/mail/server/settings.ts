import { env } from "#lib/env.ts";
import { decoded } from "#lib/text/decoded.ts";
import { parseMailbox } from "../address.ts";

type ServerSettings = {
  host: string;
  port: number;
  /** Whether the connection is encrypted from the start, or once the server offers it. */
  safety: "always" | "offered";
  /** Who signs in; null for nobody. The password is never among these. */
  user: string | null;
};

/** What SMTP_URL says, but for the password; null where it is not set. */
export function serverSettings(url: string | null = env().smtpUrl): ServerSettings | null {
  if (!url) return null;
  const parsed = new URL(url);
  const secure = parsed.protocol === "smtps:";
  return {
    host: parsed.hostname,
    port: parsed.port === "" ? (secure ? 465 : 587) : Number(parsed.port),
    safety: secure ? "always" : "offered",
    user: parsed.username === "" ? null : decoded(parsed.username),
  };
}

/** Who mails come from, and the domain whose records receivers look at. */
export function senderSettings(from: string = env().mailFrom) {
  const { name, email } = parseMailbox(from);
  return { name, email, domain: email.slice(email.indexOf("@") + 1) };
}
