import { hash, verify } from "@node-rs/argon2";

// Argon2id, the library's default algorithm, with the OWASP minimum:
// 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const normal = (password: string) => password.normalize("NFKC");

/** Of 32 random bytes that were thrown away, at the same cost: what is checked for accounts without a password. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$BT78ORYtZPFQeY0OlVJb0Q$XQRMN9JGu45v/6aegmCKz5/4xvNcKl/KTvd7NjGdisI";

/** The hash to store of a password (argon2id, RFC 9106). */
export async function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

/**
 * Whether the password is the one that was hashed. Without a hash the same
 * work is done and the answer is no, so that time tells nothing.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? NOBODYS, normal(password));
  return right && stored !== null;
}
