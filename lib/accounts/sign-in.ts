import { and, eq, gt } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, signInTokens } from "#db/tables.ts";
import { once } from "#lib/forms/once.ts";
import { forgetTokens } from "#lib/rate-limit.ts";
import { done } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { normaliseEmail } from "./email.ts";
import { isPassword } from "./passwords.ts";
import { refuse } from "./refusals.ts";
import { startSession } from "./sessions.ts";

/** Minutes for which a mailed sign-in link is good. */
export const LINK_MINUTES = 30;

/**
 * Checks a password, and begins a session on this device. Its id; null for a
 * wrong one, an unknown address and an account without a password, after the
 * same work.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  device: string,
): Promise<string | null> {
  const address = normaliseEmail(email);
  const [account] = address
    ? await store.read
        .select({ id: accounts.id, passwordHash: accounts.passwordHash })
        .from(accounts)
        .where(eq(accounts.email, address))
    : [];
  const right = await isPassword(password.slice(0, 1000), account?.passwordHash ?? null);
  if (!right || !account?.passwordHash) return null;
  const { id, passwordHash } = account;
  return store.write(async (tx) => {
    // Not with a password that was changed while it was looked at: that ended all sessions.
    const [same] = await tx
      .update(accounts)
      .set({ signedInAt: now() })
      .where(and(eq(accounts.id, id), eq(accounts.passwordHash, passwordHash)))
      .returning({ id: accounts.id });
    return same ? startSession(tx, id, { way: "password", device }) : null;
  });
}

/** Makes a one-time token that signs the address in, good for `minutes`. Only its hash is kept. */
export async function createSignInToken(
  tx: Tx,
  email: string,
  minutes: number = LINK_MINUTES,
): Promise<string> {
  const token = newToken();
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

/** Uses a sign-in token up, and with it every other of the same address, and begins a session on this device. Its id; null if the token was used or is too old. */
export async function signInWithToken(token: string, device: string): Promise<string | null> {
  const signedIn = await store.write(async (tx) => {
    const [used] = await tx
      .delete(signInTokens)
      .where(and(eq(signInTokens.tokenHash, hashToken(token)), gt(signInTokens.expiresAt, now())))
      .returning({ email: signInTokens.email });
    if (!used) return null;
    await tx.delete(signInTokens).where(eq(signInTokens.email, used.email));
    const [account] = await tx
      .update(accounts)
      .set({ signedInAt: now() })
      .where(eq(accounts.email, used.email))
      .returning({ id: accounts.id });
    if (!account) return null;
    const sessionId = await startSession(tx, account.id, { way: "link", device });
    return { sessionId, email: used.email };
  });
  if (!signedIn) return null;
  // No link is on its way any more: another may be mailed.
  await forgetTokens("link-address", signedIn.email);
  return signedIn.sessionId;
}

/** So long the form that used a link up may be sent again, in milliseconds. */
const PRESSED_AGAIN_MS = 60_000;

/**
 * As `signInWithToken`, by a form of this key: pressed twice, the second is
 * answered as the first, with the same session, whose cookie a browser may
 * have thrown away. For a minute only, and by whoever has link and key.
 */
export async function signInByForm(
  token: string,
  formKey: unknown,
  device: string,
): Promise<string | null> {
  const { result, at } = await once({ formKey, token }, ["sign-in"], async () => {
    const sessionId = await signInWithToken(token, device);
    return sessionId ? done(sessionId) : refuse("used");
  });
  const isFresh = now().getTime() - at.getTime() < PRESSED_AGAIN_MS;
  return result.ok && isFresh ? result.value : null;
}
