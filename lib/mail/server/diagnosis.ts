/** The ways in which a mail server fails, each with words of its own. */
export type Failure =
  | "unset"
  | "dns"
  | "refused"
  | "unreachable"
  | "timeout"
  | "not-smtp"
  | "broke-off"
  | "tls"
  | "certificate"
  | "log-in"
  | "log-in-wanted"
  | "sender"
  | "recipient"
  | "spam"
  | "mail"
  | "unknown";

export type Diagnosis =
  | { ok: true; to: string; said: string }
  | {
      ok: false;
      failure: Failure;
      /** What is wrong, in plain words. */
      wrong: string;
      /** What to do about it. */
      advice: string;
      /** What the server or the system said, as it was; "" if nothing. */
      said: string;
    };

type Words = { wrong: string; advice: string };

const WORDS: Record<Failure, Words> = {
  unset: {
    wrong: "No mail server is set.",
    advice:
      "Set SMTP_URL to the address that your mail provider gives, such as smtps://user:password@smtp.example.org:465, and start the app again.",
  },
  dns: {
    wrong: "The mail server’s name cannot be found.",
    advice:
      "Look for a slip of the pen in the host of SMTP_URL. If it is right, this machine cannot look names up: check its DNS.",
  },
  refused: {
    wrong: "Nothing answers at that host and port.",
    advice:
      "Check the port: most providers take mail at 587 (smtp://) or 465 (smtps://). If the mail server is your own, see that it runs.",
  },
  unreachable: {
    wrong: "There is no way from this machine to that host.",
    advice: "Check the machine’s network, and whether a firewall lets mail out.",
  },
  timeout: {
    wrong: "The mail server did not answer in time.",
    advice:
      "Many hosts block port 25: use 587 or 465. The same happens when smtp:// is set for a port that wants smtps:// (465), or when a firewall drops the connection.",
  },
  "not-smtp": {
    wrong: "What answers there is not a mail server.",
    advice: "Check host and port of SMTP_URL: this may be a web server’s port.",
  },
  "broke-off": {
    wrong: "The server closed the connection before it took the mail.",
    advice:
      "It may not want to talk to this machine, or be overloaded. Try again in a few minutes; if it stays so, ask your provider whether this machine’s address is blocked.",
  },
  tls: {
    wrong: "A safe connection could not be made.",
    advice:
      "smtps:// is for ports that are encrypted from the start (465), smtp:// for those that switch to it (587). Try the other one.",
  },
  certificate: {
    wrong: "The mail server’s certificate cannot be trusted.",
    advice:
      "Use the host name that the certificate was made for, not an address or an alias. If it has run out or is home-made, have it renewed by an authority that browsers know.",
  },
  "log-in": {
    wrong: "The mail server did not accept the user name or the password.",
    advice:
      "Check both in SMTP_URL; signs such as @ : / # in them must be written as %40 %3A %2F %23. Some providers want a password made for apps.",
  },
  "log-in-wanted": {
    wrong: "The mail server wants a user name and a password.",
    advice: "Put them into SMTP_URL: smtp://user:password@host:587.",
  },
  sender: {
    wrong: "The mail server refuses the sender.",
    advice:
      "The address in MAIL_FROM must be one that this account may send for. Set it to the account’s own address, or have it allowed.",
  },
  recipient: {
    wrong: "The mail server refuses the recipient.",
    advice:
      "If your own address is right, the server passes no mail on to others for you: it may want a log-in (user and password in SMTP_URL).",
  },
  spam: {
    wrong: "The mail server takes it for unwanted mail.",
    advice:
      "Look at SPF, DKIM and DMARC below, and ask your provider whether this machine’s address is on a block list. What the server said often has a link that explains it.",
  },
  mail: {
    wrong: "The mail server refused the mail itself.",
    advice: "What it said, below, tells why. Ask your provider about it.",
  },
  unknown: {
    wrong: "The mail could not be sent.",
    advice: "What was said, below, may tell your provider why.",
  },
};

/** What is wrong and what to do about it, with what the server said. */
export function failed(failure: Failure, said = ""): Diagnosis {
  return { ok: false, failure, ...WORDS[failure], said };
}

export type SmtpError = Error & {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
};

/** Replies that want a log-in, or another one (RFC 4954, section 6). */
const LOG_IN = [534, 535, 538];

const CERTIFICATE =
  /certificate|self.signed|altname|CERT_|unable to verify|unable to get (local )?issuer/i;
const TLS = /wrong version number|ssl routines|tlsv1|EPROTO|handshake|packet length too long/i;
const SPAM =
  /spam|5\.7\.(1|2[0-9])\b|reputation|block ?list|blacklist|listed|policy|dmarc|\bspf\b|\bdkim\b/i;

/** Which way of failing an error of nodemailer is. */
export function failureOf(error: SmtpError): Failure {
  const { code = "", command = "", responseCode, message } = error;
  if (responseCode === 530) return "log-in-wanted";
  if (code === "EAUTH" || LOG_IN.includes(responseCode ?? 0)) return "log-in";
  if (code === "EENVELOPE" && command === "MAIL FROM") return "sender";
  if (code === "EENVELOPE" && command === "RCPT TO")
    return SPAM.test(message) ? "spam" : "recipient";
  if (responseCode && (code === "EMESSAGE" || command === "DATA")) {
    return SPAM.test(message) ? "spam" : "mail";
  }
  if (code === "EDNS") return "dns";
  if (CERTIFICATE.test(message)) return "certificate";
  if (code === "ETLS" || TLS.test(message)) return "tls";
  if (code === "EPROTOCOL")
    return /^\s*[45]\d\d/.test(error.response ?? "") ? "broke-off" : "not-smtp";
  if (/ECONNREFUSED/.test(message)) return "refused";
  if (/EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL/.test(message)) return "unreachable";
  if (code === "ETIMEDOUT" || error.name === "TimeoutError" || code === "ABORT_ERR")
    return "timeout";
  if (code === "ECONNECTION" || /ECONNRESET|EPIPE|closed/i.test(message)) return "broke-off";
  return "unknown";
}
