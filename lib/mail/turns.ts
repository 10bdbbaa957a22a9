import {
  and,
  eq,
  gt,
  isNull,
  lt,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine.ts";
import { mailings, outbox } from "#db/tables.ts";
import { WORK } from "#lib/loop/figures.ts";
import { takesPlace } from "./standing.ts";

/* Whose turn it is among the mails that are due. */

/** Not of a mailing that is paused. */
export function isFree(db: Reader, mailingId: SQLWrapper): SQL | undefined {
  const paused = db.select({ id: mailings.id }).from(mailings).where(eq(mailings.state, "paused"));
  return or(isNull(mailingId), notInArray(mailingId, paused));
}

/**
 * That nothing earlier about the same RSVP is still to go to the same address:
 * a calendar that gets CANCEL before its REQUEST keeps the entry. One that was
 * put off holds back for a while only, one that is parked or paused not at
 * all, nor one that this makes untrue, and news, which is of no RSVP, never. Nor is a mailbox sent a second
 * mail while the first is under way: one that hangs keeps one connection.
 */
export function isNext(db: Reader, at: Date): SQL | undefined {
  const earlier = alias(outbox, "earlier");
  const before = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.rsvpId, outbox.rsvpId),
        eq(earlier.toEmail, outbox.toEmail),
        lt(earlier.id, outbox.id),
        eq(earlier.state, "queued"),
        // One that is held back may never go.
        isNull(earlier.leasedBy),
        isFree(db, earlier.mailingId),
        or(
          eq(earlier.attempts, 0),
          gt(outbox.createdAt, new Date(at.getTime() - WORK.mail.holdsBack)),
        ),
        not(takesPlace(outbox.kind, earlier.kind)),
      ),
    );
  const busy = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.state, "sending"),
        eq(earlier.toEmail, outbox.toEmail),
        sql`${earlier.id} <> ${outbox.id}`,
      ),
    );
  return and(notExists(before), notExists(busy));
}
