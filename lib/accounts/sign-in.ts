import { and, eq, gt, lte, or } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, signInTokens } from "#db/tables.ts";
import { once } from "#lib/forms/once.ts";
import { done } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { normaliseEmail } from "./email.ts";
import { isPassword } from "./passwords.ts";
import { refuse } from "./refusals.ts";

/** Minutes for which a mailed sign-in link is good. */
export const LINK_MINUTES = 30;

/** Who a session is for, and which of the account's sessions it belongs to. */
export type SignedIn = { accountId: string; sessionEpoch: number };

/** Checks a password. Null for a wrong one, an unknown address and an account without a password, after the same work. */
export async function signInWithPassword(
  email: string,
  password: string,
): Promise<SignedIn | null> {
  const address = normaliseEmail(email);
  const [account] = address
    ? await store.read
        .select({
          accountId: accounts.id,
          sessionEpoch: accounts.sessionEpoch,
          passwordHash: accounts.passwordHash,
        })
        .from(accounts)
        .where(eq(accounts.email, address))
    : [];
  const right = await isPassword(password.slice(0, 1000), account?.passwordHash ?? null);
  if (!right || !account) return null;
  const { accountId, sessionEpoch } = account;
  await store.write((tx) =>
    tx.update(accounts).set({ signedInAt: now() }).where(eq(accounts.id, accountId)),
  );
  return { accountId, sessionEpoch };
}

/** Makes a one-time token that signs the address in, good for `minutes`. Only its hash is kept. */
export async function createSignInToken(
  tx: Tx,
  email: string,
  minutes: number = LINK_MINUTES,
): Promise<string> {
  const token = newToken();
  await tx.delete(signInTokens).where(lte(signInTokens.expiresAt, now()));
  await tx.insert(signInTokens).values({
    tokenHash: hashToken(token),
    email,
    expiresAt: new Date(now().getTime() + minutes * 60_000),
  });
  return token;
}

/** The address that a sign-in token is for, or null if it was used or is too old. Uses nothing up. */
export async function findSignInAddress(token: string): Promise<string | null> {
  const [row] = await store.read
    .select({ email: signInTokens.email })
    .from(signInTokens)
    .where(and(eq(signInTokens.tokenHash, hashToken(token)), gt(signInTokens.expiresAt, now())));
  return row?.email ?? null;
}

/** Uses a sign-in token up, and with it every other of the same address. Null if it was used or is too old. */
export async function signInWithToken(token: string): Promise<SignedIn | null> {
  return store.write(async (tx) => {
    const [used] = await tx
      .delete(signInTokens)
      .where(and(eq(signInTokens.tokenHash, hashToken(token)), gt(signInTokens.expiresAt, now())))
      .returning({ email: signInTokens.email });
    if (!used) return null;
    await tx
      .delete(signInTokens)
      .where(or(eq(signInTokens.email, used.email), lte(signInTokens.expiresAt, now())));
    const [account] = await tx
      .update(accounts)
      .set({ signedInAt: now() })
      .where(eq(accounts.email, used.email))
      .returning({ accountId: accounts.id, sessionEpoch: accounts.sessionEpoch });
    return account ?? null;
  });
}

/** So long the form that used a link up may be sent again, in milliseconds. */
const PRESSED_AGAIN_MS = 60_000;

/**
 * As `signInWithToken`, by a form of this key: pressed twice, the second is
 * answered as the first, which a browser may have thrown away with its cookie.
 * For a minute only, and by whoever has link and key.
 */
export async function signInByForm(token: string, formKey: unknown): Promise<SignedIn | null> {
  const { result, at } = await once({ formKey, token }, ["sign-in"], async () => {
    const signedIn = await signInWithToken(token);
    return signedIn ? done(signedIn) : refuse("used");
  });
  const isFresh = now().getTime() - at.getTime() < PRESSED_AGAIN_MS;
  return result.ok && isFresh ? result.value : null;
}
