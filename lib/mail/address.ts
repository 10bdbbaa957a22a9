/** One addr-spec without comments, quotes or anything that could begin another header or address. */
const ADDR_SPEC = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+$/u;

/** Whether a mail can be sent to this text as it stands: one address and nothing else (RFC 5321, section 4.1.2). */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDR_SPEC.test(text);
}

/** The form of an address that decides whether two are the same: NFKC, trimmed, lower case. Plus-addresses stay distinct. */
export function emailKey(address: string): string {
  return address.normalize("NFKC").trim().toLowerCase();
}

export type Mailbox = { name: string; email: string };

/** Takes `Name <address>` or a bare address apart; throws when there is no usable address in it. */
export function parseMailbox(text: string): Mailbox {
  const found = /^\s*(?:"?(.*?)"?\s*<([^<>]+)>|(\S+))\s*$/.exec(text);
  const email = (found?.[2] ?? found?.[3] ?? "").trim();
  if (!isMailAddress(email)) throw new Error(`"${text}" is not a mail address`);
  return { name: (found?.[1] ?? "").trim(), email };
}
