import { ask, systemResolver, type TxtResolver, textsOf } from "./txt-records.ts";

/*
 * What a receiver finds in the DNS about the domain that mails come from: who
 * may send for it (SPF, RFC 7208), how its mails are signed (DKIM, RFC 6376),
 * and what is to become of those that are not right (DMARC, RFC 7489).
 */

export type Finding = {
  state: "found" | "not-found" | "faulty" | "unknown";
  /** What was found, in plain words. */
  said: string;
  /** What to do; "" where all is well. */
  advice: string;
  /** The record as it stands; "" if there is none. */
  record: string;
};

export type SenderDns = { spf: Finding; dkim: Finding; dmarc: Finding };

const unknown = (what: string): Finding => ({
  state: "unknown",
  said: `${what} could not be looked up just now.`,
  advice: "Try again in a few minutes. If it stays so, this machine cannot ask the DNS.",
  record: "",
});

async function spfOf(resolver: TxtResolver, domain: string): Promise<Finding> {
  const response = await ask(resolver, domain);
  if (response.kind === "unknown") return unknown("The SPF record");
  const [record, ...more] = textsOf(response, /^v=spf1(\s|$)/i);
  if (!record) {
    return {
      state: "not-found",
      said: `${domain} does not say who may send mail for it.`,
      advice: `Add a TXT record to ${domain} as your mail provider tells you, such as “v=spf1 include:spf.example.net ~all”.`,
      record: "",
    };
  }
  if (more.length > 0) {
    return {
      state: "faulty",
      said: `${domain} has ${more.length + 1} SPF records, and with more than one none counts.`,
      advice: "Make one of them that names every sender, and remove the others.",
      record: [record, ...more].join("\n"),
    };
  }
  if (/\s\+?all(\s|$)/i.test(record)) {
    return {
      state: "faulty",
      said: `${domain} allows everybody to send for it.`,
      advice: "End the record with ~all or -all instead of all.",
      record,
    };
  }
  return {
    state: "found",
    said: `${domain} says who may send mail for it.`,
    advice: "See that your mail server is among them: the provider’s help names its part.",
    record,
  };
}

/** Names under which most providers keep their keys: which one is used stands only in a mail. */
const SELECTORS = [
  "default",
  "mail",
  "dkim",
  "smtp",
  "email",
  "selector1",
  "selector2",
  "google",
  "s1",
  "s2",
  "k1",
  "k2",
  "k3",
  "fm1",
  "fm2",
  "mx",
  "zoho",
  "protonmail",
];

async function dkimOf(resolver: TxtResolver, domain: string): Promise<Finding> {
  const base = `_domainkey.${domain}`;
  const [above, ...responses] = await Promise.all([
    ask(resolver, base),
    ...SELECTORS.map((selector) => ask(resolver, `${selector}.${base}`)),
  ]);
  const at = responses.findIndex((response) => textsOf(response, /(^|;)\s*p=[^;\s]/i).length > 0);
  const found = responses[at];
  if (found) {
    return {
      state: "found",
      said: `${domain} has a key with which its mails can be signed (${SELECTORS[at]}).`,
      advice: "",
      record: textsOf(found, /p=/i)[0] ?? "",
    };
  }
  // Where nothing exists below a name, the name itself does not exist (RFC 8020).
  if (above?.kind === "no-such-name") {
    return {
      state: "not-found",
      said: `${domain} has no key with which its mails could be signed.`,
      advice:
        "Turn DKIM on at your mail provider and add the record that it shows. Large providers put mails without it among the unwanted ones.",
      record: "",
    };
  }
  if (responses.some((response) => response.kind === "unknown") || above?.kind === "unknown") {
    return unknown("The DKIM key");
  }
  return {
    state: "unknown",
    said: "No key stands under the usual names, but it may stand under another.",
    advice:
      "Open the test mail and show its source: a line “DKIM-Signature” with d= your domain says that mails are signed.",
    record: "",
  };
}

/** The domain and those above it, down to two labels: a policy may stand at any of them. */
function upwards(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, i) => labels.slice(i).join("."));
}

const POLICY: Record<string, string> = {
  none: "mails that fail are delivered all the same",
  quarantine: "mails that fail go among the unwanted ones",
  reject: "mails that fail are refused",
};

async function dmarcOf(resolver: TxtResolver, domain: string): Promise<Finding> {
  for (const name of upwards(domain)) {
    const response = await ask(resolver, `_dmarc.${name}`);
    if (response.kind === "unknown") return unknown("The DMARC record");
    const [record] = textsOf(response, /^v=DMARC1\s*;/i);
    const policy = record && /;\s*p\s*=\s*(\w+)/i.exec(record)?.[1]?.toLowerCase();
    if (record && policy && policy in POLICY) {
      return {
        state: "found",
        said: `${name} says what is to become of mails that only pretend to come from it: ${POLICY[policy]}.`,
        advice: "",
        record,
      };
    }
    if (record) {
      return {
        state: "faulty",
        said: `The DMARC record of ${name} has no policy that is known.`,
        advice: "It needs p=none, p=quarantine or p=reject.",
        record,
      };
    }
  }
  return {
    state: "not-found",
    said: `${domain} does not say what is to become of mails that only pretend to come from it.`,
    advice: `Add a TXT record to _dmarc.${domain}; “v=DMARC1; p=none” is enough to begin with.`,
    record: "",
  };
}

/** Looks up what the DNS says about a sender’s domain. Takes a few seconds at most and throws for nothing. */
export async function lookUpSender(
  domain: string,
  resolver: TxtResolver = systemResolver(),
): Promise<SenderDns> {
  const [spf, dkim, dmarc] = await Promise.all([
    spfOf(resolver, domain),
    dkimOf(resolver, domain),
    dmarcOf(resolver, domain),
  ]);
  return { spf, dkim, dmarc };
}
