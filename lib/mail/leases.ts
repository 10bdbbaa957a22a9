import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { mailings, outbox, subscribers } from "#db/tables.ts";
import { isSoleOwner } from "#db/upkeep/owner.ts";
import { leaseTime } from "#lib/clock/shared-time.ts";
import { WORK } from "#lib/loop/figures.ts";
import { now } from "#lib/time/clock.ts";
import { LONGEST_DELAY_MS, mailDelay } from "./backoff.ts";
import { giveUp } from "./give-up.ts";
import { isInNobodysHands } from "./held-back.ts";
import { makeAnew } from "./make-anew.ts";
import type { Outgoing } from "./message.ts";
import type { Outcome } from "./smtp.ts";
import { makesStale, takesPlace } from "./standing.ts";
import { isFree, isNext } from "./turns.ts";

const claimed = {
  id: outbox.id,
  kind: outbox.kind,
  attempts: outbox.attempts,
  subscriberId: outbox.subscriberId,
  rsvpId: outbox.rsvpId,
  lastError: outbox.lastError,
  toEmail: outbox.toEmail,
  toName: outbox.toName,
  fromName: outbox.fromName,
  replyTo: outbox.replyTo,
  subject: outbox.subject,
  text: outbox.text,
  html: outbox.html,
  links: outbox.links,
  calendar: outbox.calendar,
  calendarMethod: outbox.calendarMethod,
  calendarFile: outbox.calendarFile,
  messageId: outbox.messageId,
  createdAt: outbox.createdAt,
};

export type Claimed = Outgoing &
  Pick<
    typeof outbox.$inferSelect,
    "id" | "kind" | "attempts" | "subscriberId" | "rsvpId" | "lastError"
  >;

/**
 * Takes up to `limit` mails that are due, the oldest first, and leases them to
 * `worker`: queued ones whose turn it is, and those whose lease ran out because
 * their worker died. Each counts as an attempt; what is no longer true is given
 * up instead. Leases go by the database's clock.
 */
export async function claimMail(worker: string, limit: number): Promise<Claimed[]> {
  return store.write(async (tx) => {
    const at = now();
    const leaseAt = await leaseTime(tx);
    const due = tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          or(
            and(eq(outbox.state, "queued"), isInNobodysHands, isDue(at)),
            and(eq(outbox.state, "sending"), lte(outbox.leasedUntil, leaseAt)),
          ),
          isFree(tx, outbox.mailingId),
          isNext(tx, at),
        ),
      )
      .orderBy(asc(outbox.rank), asc(outbox.nextAttemptAt), asc(outbox.id))
      .limit(limit);
    // Several instances may look at once on PostgreSQL: each skips what another is taking. Looked
    // for once: a plan that looked for each row anew would take all of them, whatever the limit.
    const free = isPostgres()
      ? sql`(with free as materialized (${due} for update skip locked) select id from free)`
      : due;
    const mails = await tx
      .update(outbox)
      .set({
        state: "sending",
        leasedBy: worker,
        leasedUntil: new Date(leaseAt.getTime() + WORK.mail.lease),
        attempts: sql`${outbox.attempts} + 1`,
      })
      .where(inArray(outbox.id, free))
      .returning(claimed);
    const untrue = await dropUntrue(
      tx,
      mails.map(({ id }) => id),
    );
    return mails.filter(({ id }) => !untrue.has(id));
  });
}

/** That its time has come: also of one that was put off by a clock that was ahead, since none waits so long. */
function isDue(at: Date): SQL | undefined {
  const longest = new Date(at.getTime() + LONGEST_DELAY_MS);
  return or(lte(outbox.nextAttemptAt, at), gt(outbox.nextAttemptAt, longest));
}

/** Gives up those of some mails that a later one made untrue while they were under way, or lets them be made anew; their ids. */
async function dropUntrue(tx: Tx, ids: string[]): Promise<Set<string>> {
  const later = alias(outbox, "later");
  const followedBy = (kinds: SQL | undefined) =>
    and(
      inArray(outbox.id, ids),
      inArray(outbox.state, ["queued", "sending"]),
      exists(
        tx
          .select({ id: later.id })
          .from(later)
          .where(
            and(
              eq(later.rsvpId, outbox.rsvpId),
              gt(later.id, outbox.id),
              ne(later.state, "dropped"),
              kinds,
            ),
          ),
      ),
    );
  const untrue = await giveUp(tx, followedBy(takesPlace(later.kind, outbox.kind)), "replaced");
  const stale = await makeAnew(tx, followedBy(makesStale(later.kind, outbox.kind)));
  return stale.union(new Set(untrue));
}

function fateOf({ attempts }: Claimed, outcome: Outcome, pause: number) {
  const at = now();
  const after = (milliseconds: number) => new Date(at.getTime() + milliseconds);
  const free = { leasedBy: null, leasedUntil: null };
  switch (outcome.kind) {
    case "sent":
      return { ...free, state: "sent" as const, sentAt: at, lastError: null, links: null };
    case "refused":
      return { ...free, state: "parked" as const, lastError: outcome.reason };
    case "later": {
      const over = attempts >= WORK.mail.tries;
      return {
        ...free,
        state: over ? ("parked" as const) : ("queued" as const),
        lastError: outcome.reason,
        nextAttemptAt: after(mailDelay(attempts)),
      };
    }
    case "down":
      // The mail is not to blame, so the attempt does not count.
      return {
        ...free,
        state: "queued" as const,
        lastError: outcome.reason,
        nextAttemptAt: after(pause),
        attempts: attempts - 1,
      };
  }
}

/**
 * Writes down what became of leased mails. A lease that was lost meanwhile is
 * left to who holds it now, but a mail that went is never sent again.
 */
export async function settleMail(
  worker: string,
  results: { mail: Claimed; outcome: Outcome }[],
  pause: number,
): Promise<void> {
  await store.write(async (tx) => {
    for (const { mail, outcome } of results) {
      const own = and(eq(outbox.state, "sending"), eq(outbox.leasedBy, worker));
      await tx
        .update(outbox)
        .set(fateOf(mail, outcome, pause))
        .where(and(eq(outbox.id, mail.id), outcome.kind === "sent" ? undefined : own));
      if (outcome.kind === "refused" && outcome.noMailbox) await endNews(tx, mail);
      if (outcome.kind === "later" || outcome.kind === "down") {
        await dropUnwanted(tx, mail.id);
        await dropUntrue(tx, [mail.id]);
      }
    }
  });
}

/** News whose mailing was stopped, or whose reader left, while it was being tried is not tried again. */
async function dropUnwanted(tx: Tx, id: string): Promise<void> {
  const gone = tx
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(or(isNotNull(subscribers.unsubscribedAt), isNotNull(subscribers.bouncedAt)));
  const stopped = tx
    .select({ id: mailings.id })
    .from(mailings)
    .where(eq(mailings.state, "stopped"));
  const unsent = and(eq(outbox.id, id), eq(outbox.state, "queued"), isNotNull(outbox.mailingId));
  await giveUp(tx, and(unsent, inArray(outbox.subscriberId, gone)), "left");
  await giveUp(tx, and(unsent, inArray(outbox.mailingId, stopped)), "stopped");
}

/** A subscriber whose mailbox is no more is sent nothing until they confirm again; what waits for them is given up. */
async function endNews(tx: Tx, { subscriberId }: Claimed): Promise<void> {
  if (!subscriberId) return;
  await tx
    .update(subscribers)
    .set({ bouncedAt: now() })
    .where(and(eq(subscribers.id, subscriberId), isNull(subscribers.bouncedAt)));
  const unsent = and(
    eq(outbox.subscriberId, subscriberId),
    eq(outbox.state, "queued"),
    isNotNull(outbox.mailingId),
  );
  await giveUp(tx, unsent, "left");
}

/**
 * Frees the leases of workers that died with their process. Only in the process
 * that owns the database: then nobody who is alive can hold one when it begins.
 */
export async function freeOrphans(): Promise<void> {
  if (!isSoleOwner()) return;
  await store.write((tx) =>
    tx
      .update(outbox)
      .set({ state: "queued", leasedBy: null, leasedUntil: null })
      .where(eq(outbox.state, "sending")),
  );
}

/** When the next mail is due whose turn it is; null when none waits but for another, or for a paused mailing. */
export async function nextDue(): Promise<Date | null> {
  const [row] = await store.read
    .select({ at: outbox.nextAttemptAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "queued"),
        isInNobodysHands,
        isFree(store.read, outbox.mailingId),
        isNext(store.read, now()),
      ),
    )
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(1);
  return row?.at ?? null;
}
