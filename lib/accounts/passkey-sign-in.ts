import { and, eq, lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts, passkeys } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { CHALLENGE_MINUTES, makeChallenge, spendChallenge } from "./passkey-challenge.ts";
import { readAssertion, verifyAssertion } from "./passkey-response.ts";
import { passkeySite } from "./passkey-site.ts";
import { startSession } from "./sessions.ts";

/** What a browser is asked to sign in with a passkey, whosever it is: the device says which it has. Null where it cannot be asked. */
export function signInOptions() {
  const site = passkeySite();
  return (
    site && {
      challenge: makeChallenge("sign-in"),
      rpId: site.rpId,
      userVerification: "required" as const,
      timeout: CHALLENGE_MINUTES * 60_000,
    }
  );
}

/** The address of the account that a passkey, as a browser sends it, claims to be of; null for an unknown one. */
export async function findPasskeyAddress(sent: string): Promise<string | null> {
  const response = readAssertion(sent);
  if (!response) return null;
  const [row] = await store.read
    .select({ email: accounts.email })
    .from(passkeys)
    .innerJoin(accounts, eq(accounts.id, passkeys.accountId))
    .where(eq(passkeys.credentialId, response.id));
  return row?.email ?? null;
}

/**
 * Checks what a passkey has signed, uses its challenge up and begins a session
 * on this device. Its id; null for what is not signed by a passkey of this site,
 * or by one that was removed, and for a challenge that was used or is too old.
 */
export async function signInWithPasskey(sent: string, device: string): Promise<string | null> {
  const site = passkeySite();
  const response = readAssertion(sent);
  if (!site || !response) return null;
  const [passkey] = await store.read
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, response.id));
  const signed = passkey ? await verifyAssertion(response, site, passkey) : null;
  if (!passkey || !signed) return null;
  const { uses, challenge } = signed;
  return store.write(async (tx) => {
    if (!(await spendChallenge(tx, challenge))) return null;
    // Not with one that was removed while it was looked at, nor with a copy of it that counted along.
    const [used] = await tx
      .update(passkeys)
      .set({ uses, usedAt: now() })
      .where(
        and(
          eq(passkeys.id, passkey.id),
          uses === 0 ? eq(passkeys.uses, 0) : lt(passkeys.uses, uses),
        ),
      )
      .returning({ accountId: passkeys.accountId });
    if (!used) return null;
    const { accountId } = used;
    await tx.update(accounts).set({ signedInAt: now() }).where(eq(accounts.id, accountId));
    return startSession(tx, accountId, { way: "passkey", device });
  });
}
