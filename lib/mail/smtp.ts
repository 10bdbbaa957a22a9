import nodemailer from "nodemailer";
import { WORK } from "#lib/loop/figures.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { messageOf, type Outgoing } from "./message.ts";

/** What became of one attempt, with the reason in words. */
export type Outcome =
  | { kind: "sent" }
  /** The server will never take this mail; `noMailbox`: nor any other to this address. */
  | { kind: "refused"; reason: string; noMailbox?: boolean }
  /** This mail may go later; or it is not known whether it went. */
  | { kind: "later"; reason: string }
  /** Nothing can be sent at all just now. */
  | { kind: "down"; reason: string };

export type Mailer = {
  send(mail: Outgoing): Promise<Outcome>;
  close(): void;
};

export type Patience = {
  /** Milliseconds for the connection, for its greeting, between two signs of life, for one mail in all. */
  connect: number;
  greeting: number;
  silence: number;
  whole: number;
};

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

/** Replies that complain of the sender's settings, not of this mail: sign-in wanted or wrong (RFC 4954, section 6). */
const SETTINGS = [530, 534, 535, 538];

const REASONS: Record<string, string> = {
  EDNS: "The mail server’s name cannot be found",
  ETIMEDOUT: "The mail server did not answer in time",
  EAUTH: "The mail server did not accept the user name or password",
  ETLS: "A safe connection to the mail server could not be made",
  ABORT_ERR: "The mail server took too long",
};

/** How the reason begins where an address is dead. */
export const NO_MAILBOX = "The mail server says that there is no such mailbox";

/** Refusals at the address that say nothing of whether it exists: policy, a full mailbox, a mail that is too large (RFC 3463). */
const OTHER_REASONS = /\b5\.(7|3)\.\d|\b5\.2\.[23]\b|quota|mailbox (is )?full|spam|block|policy/i;

/** Whether a refusal for good is of the address, not of what was in the mail: by where it came, or by its code (RFC 3463, section 3.2). */
function isAboutMailbox(error: SmtpError): boolean {
  if (/\b5\.1\.\d/.test(error.message)) return true;
  return error.command === "RCPT TO" && !OTHER_REASONS.test(error.message);
}

/** A refusal for good, in plain words and then in the server's own. */
function refusalInWords(error: SmtpError): string {
  const { message } = error;
  const said = cleanLine(message).slice(0, 240);
  if (isAboutMailbox(error)) return `${NO_MAILBOX}: ${said}`;
  const why = /\b5\.2\.2\b|quota|mailbox (is )?full/i.test(message)
    ? "the mailbox is full"
    : /\b5\.(3\.4|2\.3)\b|too (large|big)|message size/i.test(message)
      ? "the mail is too large"
      : OTHER_REASONS.test(message) || /dmarc|\bspf\b|\bdkim\b/i.test(message)
        ? "it takes this for unwanted mail"
        : "it will not take this mail";
  return `The mail server says that ${why}: ${said}`;
}

function inWords(error: SmtpError): string {
  const said = cleanLine(error.message).slice(0, 240);
  if (error.responseCode && error.code === "EENVELOPE") {
    const what =
      error.command === "RCPT TO"
        ? "the address"
        : error.command === "MAIL FROM"
          ? "the sender"
          : "the mail";
    return `The mail server refused ${what}: ${said}`;
  }
  if (error.responseCode && error.code === "EMESSAGE")
    return `The mail server refused the mail: ${said}`;
  const known = REASONS[error.code ?? ""];
  return known
    ? `${known}: ${said}`
    : `The mail server could not be reached, or broke off: ${said}`;
}

/** Opens a pool of connections to the server of an `smtp://` or `smtps://` address. Nothing is connected before the first mail. */
export function openMailer(url: string, patience: Patience = WORK.mail): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: WORK.mail.mostConnections,
    // Whether to try again is the outbox's decision.
    maxRequeues: 0,
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
  });

  async function isUp(): Promise<boolean> {
    try {
      return await transport.verify();
    } catch {
      // Why is known already from the mail that failed.
      return false;
    }
  }

  async function judge(error: SmtpError): Promise<Outcome> {
    const reason = inWords(error);
    const aboutMail = error.code === "EENVELOPE" || error.code === "EMESSAGE";
    if (aboutMail && error.responseCode && error.responseCode !== 421) {
      const final =
        error.responseCode >= 500 &&
        error.command !== "MAIL FROM" &&
        !SETTINGS.includes(error.responseCode);
      if (!final) return { kind: "later", reason };
      return { kind: "refused", reason: refusalInWords(error), noMailbox: isAboutMailbox(error) };
    }
    // Did it break off over this mail, or does it take none at all?
    return { kind: (await isUp()) ? "later" : "down", reason };
  }

  return {
    async send(mail) {
      try {
        const message = { ...messageOf(mail), signal: AbortSignal.timeout(patience.whole) };
        await transport.sendMail(message);
        return { kind: "sent" };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return judge(error);
      }
    },
    close: () => transport.close(),
  };
}
