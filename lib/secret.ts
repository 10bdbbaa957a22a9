import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env.ts";
import { sameHash } from "./tokens.ts";

let kept: string | undefined;

/**
 * The site's secret: AUTH_SECRET, else the one in `auth-secret` in the data
 * folder, made at the first call and readable by its owner only. Losing it
 * ends sessions and makes the links in mails already sent useless.
 */
export function siteSecret(): string {
  kept ??= env().authSecret ?? readOrMake(join(env().dataDir, "auth-secret"));
  return kept;
}

function readOrMake(file: string): string {
  mkdirSync(env().dataDir, { recursive: true });
  try {
    // "wx": of two processes that start at once only one makes it.
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

const keys = new Map<string, KeyObject>();

/** The key of a purpose, derived once: every RSVP needs two of them. */
function key(purpose: string): KeyObject {
  let derived = keys.get(purpose);
  if (!derived) {
    const bytes = hkdfSync("sha256", siteSecret(), "marchmont", purpose, 32);
    derived = createSecretKey(Buffer.from(bytes));
    keys.set(purpose, derived);
  }
  return derived;
}

/**
 * What Next encrypts its actions' bound values with and names the actions by.
 * Drawn by itself at each build it would make an instance refuse forms that
 * another one of the same secret, or the version before it, has made.
 */
export function actionKey(): string {
  return key("actions").export().toString("base64");
}

/** By what the secret is known again, which says nothing of it. */
export function secretFingerprint(): string {
  return sign("fingerprint", "").slice(0, 12);
}

/** What a link is for: a token for one opens nothing else. */
type LinkPurpose = "rsvp" | "ticket" | "subscriber" | "invitation";

/**
 * A link token that is derived and so stored nowhere, not even hashed: the
 * row's id and 192 bits of HMAC-SHA-256 over it. One purpose each; raising the
 * row's epoch makes every earlier link useless.
 */
export function linkToken(purpose: LinkPurpose, id: string, epoch: number): string {
  const mac = createHmac("sha256", key(`link:${purpose}`))
    .update(`${id}:${epoch}`)
    .digest();
  return `${id}${mac.subarray(0, 24).toString("base64url")}`;
}

/** The row id that a token claims to be for, or null if it has not the form of one. Says nothing about its truth. */
export function linkTokenId(token: string): string | null {
  return /^[0-9a-z]{26}[A-Za-z0-9_-]{32}$/.test(token) ? token.slice(0, 26) : null;
}

/** Whether the token is the right one for the row, compared in constant time. */
export function isLinkToken(
  token: string,
  purpose: LinkPurpose,
  id: string,
  epoch: number,
): boolean {
  return sameHash(token, linkToken(purpose, id, epoch));
}

/** A signature for what a form carries through the browser and must come back unchanged. */
export function sign(purpose: string, value: string): string {
  return createHmac("sha256", key(`sign:${purpose}`))
    .update(value)
    .digest("base64url");
}

/** Encrypts (AES-256-GCM) what must rest in the database for a while, such as the links of a mail still unsent. */
export function seal(plain: string): string {
  return sealWith(randomBytes(12), plain);
}

/** As `seal`, and the same each time for the same text: whoever sees two knows whether they say the same. */
export function sealAlike(plain: string): string {
  const nonce = createHmac("sha256", key("seal-alike")).update(plain).digest().subarray(0, 12);
  return sealWith(nonce, plain);
}

function sealWith(nonce: Buffer, plain: string): string {
  const cipher = createCipheriv("aes-256-gcm", key("seal"), nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** Decrypts what `seal` made; throws if it was altered or sealed with another secret. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key("seal"), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
