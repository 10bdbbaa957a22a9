import { and, eq, lte, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, sessions, signInTokens } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";

/** Days after which a session ends by itself. */
export const SESSION_DAYS = 30;

/** Days for which the sign-in page knows a browser again in which somebody has signed in. */
export const KNOWN_BROWSER_DAYS = 180;

/** So long a use may go unwritten, in milliseconds: a desk that is worked at writes nothing at most requests. */
const NOTED_EVERY_MS = 5 * 60_000;

/** How a person proved who they are: by a password, a link in a mail, or a passkey. */
export type Way = "password" | "link" | "passkey";

/** Begins a session of the account, in the transaction of what proved who they are. Returns its id, for the cookie alone. */
export async function startSession(
  tx: Tx,
  accountId: string,
  { way, device }: { way: Way; device: string },
): Promise<string> {
  const id = newId();
  const at = now();
  await tx.insert(sessions).values({
    id,
    accountId,
    way,
    device,
    createdAt: at,
    usedAt: at,
    expiresAt: new Date(at.getTime() + SESSION_DAYS * 86_400_000),
  });
  return id;
}

/** Whether the use of a session that was last noted then is to be noted again. */
export const isWorthNoting = (usedAt: Date) => now().getTime() - usedAt.getTime() >= NOTED_EVERY_MS;

/** Writes down that a session is in use. */
export async function noteUse(id: string): Promise<void> {
  const before = new Date(now().getTime() - NOTED_EVERY_MS);
  await store.write((tx) =>
    tx
      .update(sessions)
      .set({ usedAt: now() })
      .where(and(eq(sessions.id, id), lte(sessions.usedAt, before))),
  );
}

/** Ends one of the actor's sessions, here or elsewhere: its cookie is worth nothing from the next request on. One that has ended is no refusal. */
export async function endSession(
  actor: Actor,
  { sessionId }: { sessionId: string },
): Promise<Result> {
  await store.write((tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, actor.accountId))),
  );
  return done();
}

/** Ends every session of an account but the one that is to stay, if any, and the sign-in links on their way to it. */
export async function endSessions(tx: Tx, accountId: string, stays = ""): Promise<void> {
  // The account's row first, as signing in does: who is at it on another instance comes before or after.
  const [account] = await tx
    .update(accounts)
    .set({ signedInAt: sql`${accounts.signedInAt}` })
    .where(eq(accounts.id, accountId))
    .returning({ email: accounts.email });
  if (!account) return;
  await tx.delete(sessions).where(and(eq(sessions.accountId, accountId), ne(sessions.id, stays)));
  await tx.delete(signInTokens).where(eq(signInTokens.email, account.email));
}
