import { hash, verify } from "@node-rs/argon2";
import { newToken } from "../tokens.ts";

// Argon2id, the library's default algorithm, with the OWASP minimum:
// 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const normal = (password: string) => password.normalize("NFKC");

let nobodys: Promise<string> | undefined;

/** The hash to store of a password (argon2id, RFC 9106). */
export async function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

/**
 * Whether the password is the one that was hashed. Without a hash the same
 * work is done and the answer is no, so that time tells nothing.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobodys ??= hashPassword(newToken());
  const right = await verify(stored ?? (await nobodys), normal(password));
  return right && stored !== null;
}
