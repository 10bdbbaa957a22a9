import type { Tx } from "#db/engine.ts";
import { spentKeys } from "#db/tables.ts";
import { sign } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { newToken, sameHash } from "#lib/tokens.ts";

/** Minutes for which a device may be asked. */
export const CHALLENGE_MINUTES = 5;

/** What a challenge is for: signing in, or a passkey that is added in one session. */
export type ChallengeFor = "sign-in" | `add ${string}`;

const signature = (of: ChallengeFor, what: string) => sign("passkey", `${what} ${of}`);

/**
 * What a device is to sign, new each time: 192 random bits and until when it is
 * good, signed for one purpose, so that none is kept. In base64url, as browsers
 * give it back.
 */
export function makeChallenge(of: ChallengeFor): string {
  const until = now().getTime() + CHALLENGE_MINUTES * 60_000;
  const what = `${until}.${newToken()}`;
  return Buffer.from(`${what}.${signature(of, what)}`).toString("base64url");
}

/** Whether a challenge is ours, for this purpose, and still good. Whether it was used, `spendChallenge` knows. */
export function isChallenge(of: ChallengeFor, challenge: string): boolean {
  const [until = "", lot = "", signed = ""] = read(challenge).split(".");
  return sameHash(signed, signature(of, `${until}.${lot}`)) && Number(until) > now().getTime();
}

/** Uses a challenge up, in the transaction of what it was for; false where it was used before. */
export async function spendChallenge(tx: Tx, challenge: string): Promise<boolean> {
  const mine = await tx
    .insert(spentKeys)
    .values({ id: sign("passkey-spent", read(challenge)), at: now() })
    .onConflictDoNothing()
    .returning({ id: spentKeys.id });
  return mine.length > 0;
}

// Read out, for of one text there are several ways to write it in base64.
const read = (challenge: string) => Buffer.from(challenge, "base64url").toString();
