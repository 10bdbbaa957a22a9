import nodemailer from "nodemailer";
import type { Actor } from "#lib/access/actor.ts";
import { assertAdministers } from "#lib/access/site-admin.ts";
import { env } from "#lib/env.ts";
import { done, type Result } from "#lib/result.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { decoded } from "#lib/text/decoded.ts";
import { serverTestMail } from "../templates/account.ts";
import { type Diagnosis, failed, failureOf } from "./diagnosis.ts";
import { senderSettings, serverSettings } from "./settings.ts";

/** Milliseconds for a name, a connection, a sign of life, and for all of it: somebody waits for what is found. */
const PATIENCE = { dns: 6_000, connect: 8_000, silence: 10_000, whole: 25_000 };

/**
 * Sends a mail to the actor at once, past the outbox, and says in plain words
 * what became of it. Takes half a minute at most. NotFound for all but site
 * admins.
 */
export async function sendServerTest(
  actor: Actor,
  patience = PATIENCE,
): Promise<Result<Diagnosis>> {
  assertAdministers(actor);
  const { smtpUrl } = env();
  const server = serverSettings(smtpUrl);
  if (!smtpUrl || !server) return done(failed("unset"));
  const siteName = await getSiteName();
  const from = senderSettings();
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    dnsTimeout: patience.dns,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.silence,
  });
  try {
    const { response } = await transport.sendMail({
      from: { name: siteName, address: from.email },
      to: { name: actor.name, address: actor.email },
      ...serverTestMail({ siteName, host: server.host }),
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.timeout(patience.whole),
    });
    return done({ ok: true, to: actor.email, said: cleanLine(response).slice(0, 300) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return done(failed(failureOf(error), withoutSecret(error.message, smtpUrl)));
  } finally {
    transport.close();
  }
}

/** What was said, on one line; should a server repeat the password, it does not get on the page. */
function withoutSecret(said: string, url: string): string {
  const { password } = new URL(url);
  const plain = password ? [password, decoded(password)] : [];
  return plain
    .reduce((text, secret) => text.replaceAll(secret, "…"), cleanLine(said))
    .slice(0, 300);
}
