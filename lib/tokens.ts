import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * A new secret for one purpose (manage link, invitation, private feed):
 * 192 random bits, 32 characters of base64url.
 */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What the database keeps of a token: its SHA-256 in hex. The token itself has enough entropy to need no salt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
