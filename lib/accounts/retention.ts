import { and, inArray, isNull, lt } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, signInTokens } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";

/** Days for which mails with a sign-in link or an invitation are kept. */
export const SIGN_IN_MAIL_DAYS = 30;
const DAY_MS = 86_400_000;

/** Erases sign-in links that are too late to be used, and the mails of a month ago that brought them. */
export async function eraseExpiredSignIns(): Promise<void> {
  const monthAgo = new Date(now().getTime() - SIGN_IN_MAIL_DAYS * DAY_MS);
  await store.write(async (tx) => {
    await tx.delete(signInTokens).where(lt(signInTokens.expiresAt, now()));
    await tx
      .delete(outbox)
      .where(
        and(
          inArray(outbox.kind, ["sign-in", "invitation"]),
          isNull(outbox.meetingId),
          lt(outbox.createdAt, monthAgo),
        ),
      );
  });
}
