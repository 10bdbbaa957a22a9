import { and, inArray, lt, lte } from "drizzle-orm";
import { store } from "#db/store.ts";
import { invitations, outbox, sessions, signInTokens } from "#db/tables.ts";
import { ACCOUNT_KINDS } from "#lib/mail/scope.ts";

/** Days for which mails about accounts are kept, and an invitation after its last day. */
export const SIGN_IN_MAIL_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Erases sessions that had run out and sign-in links that were too late to be used
 * at `due`, the mails about accounts of a month before, and the addresses that
 * were invited and too late to accept by then.
 */
export async function eraseExpiredSignIns(due: Date): Promise<void> {
  const monthAgo = new Date(due.getTime() - SIGN_IN_MAIL_DAYS * DAY_MS);
  await store.write(async (tx) => {
    await tx.delete(sessions).where(lte(sessions.expiresAt, due));
    await tx.delete(signInTokens).where(lt(signInTokens.expiresAt, due));
    await tx.delete(invitations).where(lt(invitations.expiresAt, monthAgo));
    await tx
      .delete(outbox)
      .where(and(inArray(outbox.kind, ACCOUNT_KINDS), lt(outbox.createdAt, monthAgo)));
  });
}
