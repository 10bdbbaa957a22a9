const LOCAL_PART = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}$/u;
const LABEL = "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const DOMAIN = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`, "u");

/**
 * Whether a mail can be sent to this text as it stands: one address and
 * nothing else (RFC 5321, section 4.1.2), without quotes, comments or anything
 * that could begin another header or address.
 */
export function isMailAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  return text.length <= 254 && more.length === 0 && LOCAL_PART.test(local) && DOMAIN.test(domain);
}

/**
 * The form of an address that decides whether two are the same: NFKC, trimmed,
 * lower case. Plus-addresses stay distinct, unless asked for as the same: then
 * "ann+choir@…" is "ann@…".
 */
export function emailKey(address: string, plus: "distinct" | "same" = "distinct"): string {
  const key = address.normalize("NFKC").trim().toLowerCase();
  return plus === "same" ? key.replace(/^([^+@]+)\+[^@]*@/, "$1@") : key;
}

export type Mailbox = { name: string; email: string };

/** Takes `Name <address>` or a bare address apart; throws when there is no usable address in it. */
export function parseMailbox(text: string): Mailbox {
  const found = /^\s*(?:"?(.*?)"?\s*<([^<>]+)>|(\S+))\s*$/.exec(text);
  const email = (found?.[2] ?? found?.[3] ?? "").trim();
  if (!isMailAddress(email)) throw new Error(`"${text}" is not a mail address`);
  return { name: (found?.[1] ?? "").trim(), email };
}
