import { and, eq, inArray, like } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import type { Claimed } from "./leases.ts";
import { NO_MAILBOX, type Outcome } from "./smtp.ts";

/** That a mail of the outbox came to no mailbox. */
export const cameToNobody = and(
  eq(outbox.state, "parked"),
  like(outbox.lastError, `${NO_MAILBOX}%`),
);

/** What becomes of a mail to an address that is known to be dead. */
export const NOT_TRIED: Outcome = {
  kind: "refused",
  reason: "Not tried: an earlier mail to this address came to no mailbox",
};

/**
 * Which of these mails need not be tried: another about the same RSVP was
 * parked because the address has no mailbox. A corrected address is another
 * one, and a mail that an organizer tries again by hand is tried.
 */
export async function listDead(mails: readonly Claimed[]): Promise<Set<string>> {
  const fresh = mails.filter(({ rsvpId, lastError }) => rsvpId !== null && lastError === null);
  if (fresh.length === 0) return new Set();
  const dead = await store.read
    .select({ rsvpId: outbox.rsvpId, toEmail: outbox.toEmail })
    .from(outbox)
    .where(
      and(
        inArray(
          outbox.rsvpId,
          fresh.flatMap(({ rsvpId }) => (rsvpId === null ? [] : [rsvpId])),
        ),
        cameToNobody,
      ),
    );
  const isDead = (mail: Claimed) =>
    dead.some((one) => one.rsvpId === mail.rsvpId && one.toEmail === mail.toEmail);
  return new Set(fresh.filter(isDead).map(({ id }) => id));
}
